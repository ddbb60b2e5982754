package dev.rolewatch.account.rest;

import dev.rolewatch.local.testing.OidcTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The steps of a person who uses the API. */
public final class Api {
    private Api() {}

    public static RequestSpecification ourApi() {
        return RestAssured.given().contentType(ContentType.JSON);
    }

    /** Somebody of that tenant. */
    public static RequestSpecification as(String tenant, String... roles) {
        return ourApi().auth().oauth2(OidcTestResource.token(tenant, roles));
    }

    public static JsonPath register(String name) {
        return ourApi().body(Map.of("name", name))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse giveRole(String account, String roleArn) {
        return ourApi().body(Map.of("roleArn", roleArn))
                .put("/accounts/{id}/role", account)
                .then();
    }

    public static ValidatableResponse giveAccessKey(String account, String accessKeyId, String secret) {
        return ourApi().body(Map.of("accessKeyId", accessKeyId, "secretAccessKey", secret))
                .put("/accounts/{id}/access-key", account)
                .then();
    }

    public static JsonPath show(String account) {
        return ourApi().get("/accounts/{id}", account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The ARN of a role that no other test uses. */
    public static String someRoleArn() {
        long account = ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
        return "arn:aws:iam::" + account + ":role/RolewatchRead";
    }

    /** The id of an access key that no other test uses. */
    public static String someAccessKeyId() {
        return "AKIA" + ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 10_000_000_000_000_000L);
    }
}
