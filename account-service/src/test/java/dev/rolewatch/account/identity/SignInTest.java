package dev.rolewatch.account.identity;

import static dev.rolewatch.account.rest.Api.ourApi;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.rolewatch.account.rest.Api;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {
    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/accounts/17", "/spend", "/nothing/here", "/q/metrics"})
    void whoeverIsNotSignedInIsToldHowTo(String path) {
        ourApi().auth()
                .none()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:not-signed-in"))
                .body("instance", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/openapi"})
    void healthAndTheDescriptionOfTheApiAreOpen(String path) {
        ourApi().auth().none().get(path).then().statusCode(200);
    }

    @Test
    void metricsAreForWhoeverHasTheirRole() {
        ourApi().auth()
                .oauth2(OidcTestResource.token("default", Roles.METRICS))
                .get("/q/metrics")
                .then()
                .statusCode(200);
        ourApi().get("/q/metrics")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("the role metrics"));
    }

    @Test
    void aTokenThatIsNoneIsRefused() {
        ourApi().auth()
                .oauth2("nonsense")
                .get("/accounts")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:not-signed-in"));
    }

    @Test
    void aRoleThatDoesNotSufficeIsAnsweredWithTheOneThatDoes() {
        String viewer = OidcTestResource.token("default", Roles.VIEWER);

        ourApi().auth().oauth2(viewer).get("/accounts").then().statusCode(200);
        ourApi().auth()
                .oauth2(viewer)
                .body(Map.of("name", "Mine"))
                .post("/accounts")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:forbidden"))
                .body("detail", containsString("the role operator"));
    }

    @Test
    void aTenantComesIntoBeingWithItsFirstTokenAndSeesItsOwn() {
        String acme = OidcTestResource.token("acme", Roles.OPERATOR);
        String other = Api.register("Not Acme's").getString("id");

        String own = ourApi().auth()
                .oauth2(acme)
                .body(Map.of("name", "Acme's"))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        ourApi().auth().oauth2(acme).get("/accounts/{id}", own).then().statusCode(200);
        ourApi().auth().oauth2(acme).get("/accounts/{id}", other).then().statusCode(404);
        ourApi().get("/accounts/{id}", own).then().statusCode(404);
    }

    @Test
    void aTokenWithoutATenantMayDoNothingAndIsToldWhy() {
        ourApi().auth()
                .oauth2(OidcTestResource.token("not, an id", Roles.ADMINISTRATOR))
                .get("/accounts")
                .then()
                .statusCode(403)
                .body("detail", containsString("claim tenant"));
    }
}
