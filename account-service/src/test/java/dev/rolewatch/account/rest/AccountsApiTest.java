package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.contracts.policy.Permission;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountsApiTest {
    @Test
    void aNewAccountComesWithAllThatItsRoleNeeds() {
        ValidatableResponse created = ourApi().body(
                        Map.of("name", "Production", "customNamespaces", List.of("Shop/Checkout", "Shop/Checkout")))
                .post("/accounts")
                .then()
                .statusCode(201)
                .body("name", equalTo("Production"))
                .body("state", equalTo("PENDING"))
                .body("customNamespaces", equalTo(List.of("Shop/Checkout")))
                .body("rolewatchAwsAccountId", equalTo("999988887777"))
                .body("nextStep", notNullValue())
                .body("roleArn", nullValue())
                .body("problem", nullValue())
                .body("warnings", empty())
                .body("resources", nullValue())
                .body("cost.getMetricDataCalls", equalTo(0));
        JsonPath account = created.extract().jsonPath();
        created.header("Location", endsWith("/accounts/" + account.getString("id")));
        assertThat(account.getMap("trustPolicy"))
                .isEqualTo(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("AWS", "arn:aws:iam::999988887777:root"),
                                "Action",
                                "sts:AssumeRole",
                                "Condition",
                                Map.of("StringEquals", Map.of("sts:ExternalId", account.getString("externalId")))))));
        assertThat(account.<String>getList("permissionsPolicy.Statement.Action.flatten()"))
                .containsAll(Permissions.SMALLEST.permissions().stream()
                        .map(Permission::action)
                        .toList());
    }

    @Test
    void whatWasRegisteredIsShown() {
        JsonPath created = register("Shown");

        JsonPath shown = ourApi().get("/accounts/{id}", created.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(shown.getMap("")).isEqualTo(created.getMap(""));
    }

    @Test
    void everyAccountHasAnExternalIdOfItsOwn() {
        assertThat(register("Twin").getString("externalId"))
                .isNotEqualTo(register("Twin").getString("externalId"));
    }

    @Test
    void aRoleThatWasGivenIsVerified() {
        String id = register("Verified").getString("id");
        String role = someRoleArn();

        ourApi().body(Map.of("roleArn", role))
                .put("/accounts/{id}/role", id)
                .then()
                .statusCode(202)
                .body("id", equalTo(id))
                .body("state", equalTo("VERIFYING"))
                .body("roleArn", equalTo(role))
                .body("awsAccountId", equalTo(role.split(":")[4]));
    }

    @Test
    void theRoleOfAnAccountMayBeReplacedAndTheOldOneUsedElsewhere() {
        String first = register("First").getString("id");
        String second = register("Second").getString("id");
        String role = someRoleArn();

        Api.giveRole(first, role).statusCode(202);
        Api.giveRole(first, role).statusCode(202);
        Api.giveRole(first, someRoleArn()).statusCode(202);
        Api.giveRole(second, role).statusCode(202);
    }

    @Test
    void aRemovedAccountIsGoneAndItsRoleIsFree() {
        String id = register("Removed").getString("id");
        String role = someRoleArn();
        Api.giveRole(id, role).statusCode(202);

        ourApi().delete("/accounts/{id}", id).then().statusCode(204);

        ourApi().get("/accounts/{id}", id).then().statusCode(404);
        ourApi().delete("/accounts/{id}", id).then().statusCode(404);
        Api.giveRole(id, role).statusCode(404);
        ourApi().get("/accounts?limit=500").then().body("accounts.id", not(hasItem(id)));
        Api.giveRole(register("Successor").getString("id"), role).statusCode(202);
    }

    @Test
    void pagesShowEachAccountOnceOldestFirst() {
        List<String> registered = IntStream.range(0, 5)
                .mapToObj(i -> register("Page " + i).getString("id"))
                .toList();

        List<String> seen = new ArrayList<>();
        String next = "/accounts?limit=2";
        while (next != null) {
            JsonPath page = ourApi().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("accounts")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.getList("accounts.id"));
            next = page.getString("next");
        }

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(registered);
    }

    @Test
    void oneOfManyThatGiveTheSameRoleAtOnceGetsIt() throws Exception {
        String role = someRoleArn();
        List<Callable<Integer>> attempts = IntStream.range(0, 8)
                .mapToObj(i -> register("Rival " + i).getString("id"))
                .<Callable<Integer>>map(
                        id -> () -> Api.giveRole(id, role).extract().statusCode())
                .toList();

        ExecutorService rivals = Executors.newFixedThreadPool(attempts.size());
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> attempt : rivals.invokeAll(attempts)) {
            statuses.add(attempt.get());
        }
        rivals.shutdown();

        assertThat(statuses).containsOnly(202, 409).containsOnlyOnce(202);
    }

    @Test
    void theApiDescribesItself() {
        JsonPath document = ourApi().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getMap("paths").keySet())
                .contains("/accounts", "/accounts/{id}", "/accounts/{id}/role", "/spend");
        assertThat(document.<String>getList("paths.'/accounts/{id}/resources'.get.parameters.name"))
                .containsExactlyInAnyOrder(
                        "id", "region", "namespace", "tag", "name", "arn", "read", "sort", "limit", "after");
        assertThat(document.<String>getList("paths.'/accounts/{id}/estimate'.get.parameters.name"))
                .containsExactlyInAnyOrder(
                        "id",
                        "interval",
                        "statistics",
                        "regions",
                        "namespaces",
                        "tags",
                        "customNamespaces",
                        "monthlyUsd");
        assertThat(document.getMap("paths.'/accounts/{id}'.patch.requestBody.content"))
                .containsOnlyKeys("application/json", "application/merge-patch+json");
        assertThat(document.getMap("paths.'/accounts/{id}/role'.put.responses"))
                .containsKeys("202", "400", "404", "409");
        assertThat(document.getMap("components.responses"))
                .containsKeys("InvalidRequest", "UnknownAccount", "RoleInUse");
        assertThat(document.getMap("components.schemas")).containsKeys("Account", "ProblemDetail", "FieldError");
    }
}
