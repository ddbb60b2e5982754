package dev.rolewatch.account.rest;

import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PreconditionsApiTest {
    @Inject
    Folded folded;

    @Test
    void whoHasAnAccountAlreadyIsNotSentItAgain() {
        String id = register("Polled").getString("id");
        String tag = tag(id);

        ourApi().header("If-None-Match", "\"other\", W/" + tag)
                .get("/accounts/{id}", id)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
    }

    @Test
    void newsIsSeenByWhoHasTheAccountOfBefore() {
        String id = register("Read").getString("id");
        String before = tag(id);

        folded.report(report(AccountId.of(id), Instant.parse("2026-11-22T12:00:00Z"), read(1)));

        ourApi().header("If-None-Match", before)
                .get("/accounts/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", containsString("."));
    }

    @Test
    void aChangeHappensOnlyIfNobodyChangedTheAccountMeanwhileButWhateverWasLearnt() {
        String id = register("Edited").getString("id");
        String before = tag(id);
        folded.report(report(AccountId.of(id), Instant.parse("2026-11-22T12:00:00Z"), read(1)));

        String after = rename(id, before, "First").statusCode(200).extract().header("ETag");
        rename(id, before, "Second")
                .statusCode(412)
                .body("type", equalTo("urn:rolewatch:problem:changed-meanwhile"))
                .body("detail", containsString("revision 2"));

        assertThat(after).isEqualTo(tag(id)).isNotEqualTo(before);
        assertThat(Api.show(id).getString("name")).isEqualTo("First");
        rename(id, "*", "Third").statusCode(200);
        rename(id, "\"3\"", "Fourth").statusCode(200);
        rename(id, "W/\"4\"", "Fifth").statusCode(412);
    }

    static Stream<Function<RequestSpecification, Response>> changes() {
        return Stream.of(
                request -> request.body(Map.of("name", "Changed")).patch("/accounts/{id}"),
                request -> request.body(Map.of("roleArn", someRoleArn())).put("/accounts/{id}/role"),
                request -> request.body(Map.of("accessKeyId", Api.someAccessKeyId(), "secretAccessKey", "x".repeat(40)))
                        .put("/accounts/{id}/access-key"),
                request -> request.post("/accounts/{id}/external-id"),
                request -> request.delete("/accounts/{id}/external-id"),
                request -> request.post("/accounts/{id}/verify"),
                request -> request.delete("/accounts/{id}"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeHonoursIfMatch(Function<RequestSpecification, Response> change) {
        String id = register("Guarded").getString("id");

        change.apply(ourApi().pathParam("id", id).header("If-Match", "\"17\""))
                .then()
                .statusCode(412);
        change.apply(ourApi().pathParam("id", id).header("If-Match", "17"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("If-Match"));

        assertThat(Api.show(id).getLong("revision")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "1\"", "\"1\" \"2\"", "*, \"1\"", "w/\"1\"", "\"a b\"", ","})
    void whatIsNoEntityTagIsRefused(String header) {
        String id = register("Malformed").getString("id");

        rename(id, header, "Other")
                .statusCode(400)
                .body("errors[0].field", equalTo("If-Match"))
                .body("errors[0].allowed", containsString("ETag"));
        ourApi().header("If-None-Match", header)
                .get("/accounts/{id}", id)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("If-None-Match"));
    }

    private static String tag(String id) {
        return ourApi().get("/accounts/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static ValidatableResponse rename(String id, String expected, String name) {
        return ourApi().header("If-Match", expected)
                .body(Map.of("name", name))
                .patch("/accounts/{id}", id)
                .then();
    }
}
