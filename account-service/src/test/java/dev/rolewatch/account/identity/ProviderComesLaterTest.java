package dev.rolewatch.account.identity;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.rest.Api.ourApi;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.oidc.LocalOidc;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The OpenID provider starts after the service. */
@QuarkusTest
@TestProfile(ProviderComesLaterTest.NoProviderYet.class)
class ProviderComesLaterTest {
    @ConfigProperty(name = "test.oidc.port")
    int port;

    public static final class NoProviderYet implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(AddressOfNobody.class));
        }
    }

    /** Where the provider will be. */
    public static final class AddressOfNobody implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            int port = FreePort.find();
            return Map.of(
                    "test.oidc.port",
                    String.valueOf(port),
                    "quarkus.oidc.auth-server-url",
                    "http://localhost:" + port + "/rolewatch");
        }

        @Override
        public void stop() {}

        /** After the provider of all other tests, whose address it replaces. */
        @Override
        public int order() {
            return 1;
        }
    }

    @Test
    void readinessWaitsForItAndThenPeopleSignIn() {
        ourApi().auth()
                .none()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.data.cause", hasItem(containsString("quarkus.oidc.auth-server-url")));

        try (LocalOidc provider = new LocalOidc(port)) {
            await().untilAsserted(() ->
                    ourApi().auth().none().get("/q/health/ready").then().statusCode(200));
            String token = provider.token("ada", "Ada", "acme", Roles.VIEWER);
            await().untilAsserted(() ->
                    ourApi().auth().oauth2(token).get("/accounts").then().statusCode(200));
        }
    }
}
