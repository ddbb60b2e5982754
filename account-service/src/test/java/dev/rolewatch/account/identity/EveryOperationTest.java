package dev.rolewatch.account.identity;

import static dev.rolewatch.account.identity.Customers.addTenant;
import static dev.rolewatch.account.identity.Customers.registerAccount;
import static dev.rolewatch.account.rest.Api.as;
import static dev.rolewatch.account.rest.Api.ourApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.rest.Api;
import dev.rolewatch.contracts.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries all that the OpenAPI document of the running service has, so that no operation can be forgotten here. */
@QuarkusTest
class EveryOperationTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Of operations that are refused for their body before anything is looked up, one that is not. */
    private static final Map<String, Object> BODIES = Map.of(
            "changeAccount", Map.of("name", "Mine now"),
            "renameTenant", Map.of("name", "Mine now"),
            "giveRole", Map.of("roleArn", Api.someRoleArn()),
            "giveAccessKey", Map.of("accessKeyId", Api.someAccessKeyId(), "secretAccessKey", "s".repeat(40)));

    /** That write nothing, whatever their method. */
    private static final Set<String> READING = Set.of("checkPolicy");

    private final String provider = "provider-" + UUID.randomUUID();
    private String victim;
    private String account;
    private Set<String> intruders;

    /** @param contentType of its body; null if it takes none */
    private record OperationOf(String path, String method, String id, String contentType) {
        static OperationOf of(String path, String method, Map<?, ?> described) {
            Map<?, ?> body = (Map<?, ?>) described.get("requestBody");
            Map<?, ?> content = body == null ? Map.of() : (Map<?, ?>) body.get("content");
            String contentType =
                    content.keySet().stream().map(String::valueOf).findFirst().orElse(null);
            return new OperationOf(path, method, (String) described.get("operationId"), contentType);
        }

        boolean isAboutOne() {
            return path.contains("{");
        }

        boolean writes() {
            return !method.equals("get") && !READING.contains(id);
        }

        Response ask(RequestSpecification request, String about) {
            RequestSpecification whole = contentType == null
                    ? request
                    : request.contentType(contentType).body(Json.write(BODIES.getOrDefault(id, Map.of())));
            // Encoding would take the colon of /accounts:import for a part of a name.
            return whole.urlEncodingEnabled(false).request(method, path.replaceFirst("\\{[^}]*}", about));
        }
    }

    @BeforeEach
    void aTenantAndOthers() {
        victim = addTenant(provider, "Victim");
        account = registerAccount(victim, "Victim's " + UUID.randomUUID());
        String sibling = addTenant(provider, "Sibling");
        String stranger = "stranger-" + UUID.randomUUID();
        intruders = Set.of(sibling, stranger);
    }

    @Test
    void anotherTenantsDoesNotExist() {
        assertDoesNotExist(Map.of("accounts", account, "tenants", victim), intruders);
    }

    @Test
    void aProvidersOwnDoesNotExistForItsCustomers() {
        String own = registerAccount(provider, "Provider's " + UUID.randomUUID());

        assertDoesNotExist(Map.of("accounts", own, "tenants", provider), Set.of(victim));
    }

    private void assertDoesNotExist(Map<String, String> existing, Set<String> others) {
        String before = as(provider, Roles.VIEWER)
                .get("/accounts/{id}", existing.get("accounts"))
                .asString();
        for (OperationOf operation : operations(true)) {
            String there = existing.get(operation.path().split("/")[1]);
            assertThat(there)
                    .as("something of another tenant's for " + operation)
                    .isNotNull();
            for (String other : others) {
                assertSameAsIfItWereNotThere(operation, there, other);
            }
        }
        String after = as(provider, Roles.VIEWER)
                .get("/accounts/{id}", existing.get("accounts"))
                .asString();
        assertThat(after).isEqualTo(before);
    }

    private static void assertSameAsIfItWereNotThere(OperationOf operation, String there, String other) {
        String notThere = UUID.randomUUID().toString();

        Response hidden = operation.ask(as(other, Roles.ADMINISTRATOR), there);
        Response absent = operation.ask(as(other, Roles.ADMINISTRATOR), notThere);

        assertThat(hidden.statusCode()).as(operation + ": " + hidden.asString()).isEqualTo(404);
        assertThat(hidden.asString().replace(there, notThere))
                .as(operation.toString())
                .isEqualTo(absent.asString());
        assertThat(headers(hidden)).as(operation.toString()).isEqualTo(headers(absent));
    }

    private static Set<String> headers(Response response) {
        return response.headers().asList().stream().map(Header::getName).collect(Collectors.toSet());
    }

    @Test
    void listsHaveNothingOfOthers() {
        for (OperationOf operation : operations(false)) {
            if (operation.method().equals("get")) {
                for (String other : intruders) {
                    String answer =
                            operation.ask(as(other, Roles.ADMINISTRATOR), "").asString();
                    assertThat(answer).as(operation.toString()).doesNotContain(account, victim);
                }
            }
        }
    }

    @Test
    void whoeverIsNotSignedInMayDoNothing() {
        for (OperationOf operation : operations()) {
            Response answer = operation.ask(ourApi().auth().none(), account);

            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void whoeverHasNoRoleMayDoNothing() {
        for (OperationOf operation : operations()) {
            Response answer = operation.ask(as(victim), account);

            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(403);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("detail")).contains("the role");
        }
    }

    @Test
    void whoeverMayOnlyLookChangesNothing() {
        List<OperationOf> writing =
                operations().stream().filter(OperationOf::writes).toList();
        assertThat(writing).isNotEmpty();
        for (OperationOf operation : writing) {
            Response answer = operation.ask(as(victim, Roles.VIEWER), account);

            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(403);
        }
    }

    private static List<OperationOf> operations(boolean aboutOne) {
        List<OperationOf> found = operations().stream()
                .filter(operation -> operation.isAboutOne() == aboutOne)
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<OperationOf> operations() {
        Map<String, Map<String, Object>> paths = ourApi().auth()
                .none()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        List<OperationOf> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.add(OperationOf.of(path, method, (Map<?, ?>) operation));
            }
        }));
        return operations;
    }
}
