package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class QueryParametersTest {
    @ParameterizedTest
    @CsvSource({"resources, tags, 'tag, '", "estimate, tag, 'tags, '"})
    void aParameterThatThereIsNotIsRefusedWithThoseThatThereAre(String of, String parameter, String known) {
        String account = register("Asked").getString("id");

        ourApi().queryParam(parameter, "team:shop")
                .get("/accounts/{id}/" + of, account)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter))
                .body("errors[0].allowed", containsString(known));
    }
}
