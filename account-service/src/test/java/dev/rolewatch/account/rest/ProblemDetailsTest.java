package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemDetailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                              | name                | 1 to 100 characters",
                "{\"name\": null}                                | name                | 1 to 100 characters",
                "{\"name\": \"  \"}                              | name                | 1 to 100 characters",
                "{\"name\": \"a\\u0000\"}                        | name                | no control characters",
                "{\"name\": 17}                                  | name                | a text",
                "{\"name\": \"a\", \"nmae\": \"b\"}              | nmae                | customNamespaces, name",
                "{\"name\": \"a\", \"name\": \"b\"}              | body                | a JSON object",
                "{\"name\": \"a\", \"customNamespaces\": \"b\"}  | customNamespaces    | a list of texts",
                "{\"name\": \"a\", \"customNamespaces\": [\"A:B\"]}  | customNamespaces[0] | no colon",
                "{\"name\": \"a\", \"customNamespaces\": [null]} | customNamespaces[0] | namespace",
                "{\"name\": \"a\"                                | body                | a JSON object",
                "{\"name\": \"a\"} and more                      | body                | a JSON object",
                "name=a                                          | body                | a JSON object",
                "[]                                              | body                | a JSON object",
                "null                                            | body                | a JSON object",
                "``                                              | body                | a JSON object",
            })
    void aBodyThatMayNotBeRegisteredIsRefusedWithItsField(String body, String field, String allowed) {
        isInvalid(ourApi().body(body).post("/accounts").then(), field, allowed);
    }

    @Test
    void aNameMayHaveAHundredCharactersAndNoMore() {
        register("x".repeat(100));

        isInvalid(
                ourApi().body(Map.of("name", "x".repeat(101))).post("/accounts").then(), "name", "1 to 100 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RolewatchRead",
                "arn:aws:iam::1234:role/RolewatchRead",
                "arn:aws:iam::123456789012:user/RolewatchRead",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:s3:::bucket",
                "",
            })
    void whatIsNotTheArnOfARoleIsRefused(String text) {
        String id = register("Malformed").getString("id");

        isInvalid(Api.giveRole(id, text), "roleArn", "arn:aws:iam::<12 digits>:role/<name>");
    }

    @Test
    void aRoleOfAnotherPartitionIsRefused() {
        String id = register("Other partition").getString("id");

        isInvalid(
                        Api.giveRole(id, "arn:aws-us-gov:iam::123456789012:role/RolewatchRead"),
                        "roleArn",
                        "a partition that Rolewatch serves: aws, aws-cn")
                .body("errors[0].detail", containsString("aws-us-gov"));
    }

    @Test
    void aRoleOfOurOwnAccountIsAllowed() {
        Api.giveRole(register("Ourselves").getString("id"), "arn:aws:iam::999988887777:role/Monitoring")
                .statusCode(202);
    }

    @Test
    void aRoleThatAnotherAccountUsesIsRefusedWithoutTellingWhose() {
        String owner = register("Owner of the role").getString("id");
        String other = register("Latecomer").getString("id");
        String role = someRoleArn();
        Api.giveRole(owner, role).statusCode(202);

        ValidatableResponse refused = Api.giveRole(other, role);

        isProblem(refused, 409, "role-in-use")
                .body("errors[0].field", equalTo("roleArn"))
                .body("detail", containsString("ask whoever runs Rolewatch"));
        assertThat(refused.extract().asString()).doesNotContain(owner, "Owner of the role");
        assertThat(Api.show(other).getString("state")).isEqualTo("PENDING");
    }

    @Test
    void aRoleIsTheSameWhateverTheCaseOfItsName() {
        String role = someRoleArn();
        Api.giveRole(register("Owner").getString("id"), role).statusCode(202);

        isProblem(
                Api.giveRole(register("Latecomer").getString("id"), role.replace("RolewatchRead", "ROLEWATCHREAD")),
                409,
                "role-in-use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "17", "not-a-uuid"})
    void anUnknownIdIsNotFound(String id) {
        isProblem(ourApi().get("/accounts/{id}", id).then(), 404, "account-not-found")
                .body("detail", containsString(id))
                .body("instance", equalTo("/accounts/" + id));
        isProblem(ourApi().delete("/accounts/{id}", id).then(), 404, "account-not-found")
                .body("errors[0].field", equalTo("id"));
        isProblem(Api.giveRole(id, someRoleArn()), 404, "account-not-found");
    }

    @Test
    void aPathThatDoesNotExistIsNotFound() {
        isProblem(ourApi().get("/acounts").then(), 404, "not-found").body("errors", nullValue());
    }

    @Test
    void anotherContentTypeIsRefused() {
        isProblem(
                ourApi().contentType(ContentType.TEXT)
                        .body("name")
                        .post("/accounts")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void anAnswerOtherThanJsonIsNotToBeHad() {
        isProblem(ourApi().accept("text/html").get("/accounts").then(), 406, "not-acceptable");
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatAreAllowed() {
        isProblem(ourApi().delete("/accounts").then(), 405, "method-not-allowed")
                .header("Allow", containsString("POST"));
    }

    @Test
    void whatWasNotExpectedIsAnsweredWithoutInternals() {
        isProblem(ourApi().get("/broken").then(), 500, "internal-error")
                .body("detail", not(containsString("secret")))
                .body("detail", containsString("incident"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        isProblem(ourApi().body("x".repeat(1_000_000)).post("/accounts").then(), 413, "body-too-large")
                .body("detail", containsString("65536 bytes"));
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,501", "limit,many", "after,yesterday"})
    void aPageThatCannotBeIsRefusedWithItsParameter(String parameter, String value) {
        isProblem(ourApi().queryParam(parameter, value).get("/accounts").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo(parameter));
    }

    private static ValidatableResponse isInvalid(ValidatableResponse response, String field, String allowed) {
        return isProblem(response, 400, "invalid-request")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].allowed", containsString(allowed))
                .body("detail", containsString(field));
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, int status, String type) {
        assertThat(response.extract().asString()).doesNotContain("Exception", "dev.rolewatch.");
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:" + type))
                .body("title", not(nullValue()))
                .body("status", equalTo(status))
                .body("detail", not(nullValue()))
                .body("instance", not(nullValue()));
    }
}
