package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.rolewatch.account.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChoiceApiTest {
    @Inject
    Database database;

    private String account;

    @BeforeEach
    void anAccount() {
        account = register("Chosen").getString("id");
    }

    @Test
    void anAccountMayBeRegisteredWithAChoice() {
        String id = ourApi().body("{\"name\": \"A\", \"collect\": {\"paused\": true, \"interval\": \"PT15M\"}}")
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(show(id).getMap("collect"))
                .containsEntry("paused", true)
                .containsEntry("interval", "PT15M")
                .containsEntry("statistics", "ALL")
                .containsEntry("regions", List.of());
    }

    @Test
    void aPatchChangesWhatItNamesAndLeavesTheRest() {
        patch("{\"customNamespaces\": [\"Shop\"], \"collect\": {\"namespaces\": [\"AWS/EC2\"], \"interval\": \"PT1M\","
                        + " \"tags\": {\"team\": [\"shop\"], \"production\": []}}}")
                .statusCode(200)
                .body("collect.namespaces", equalTo(List.of("AWS/EC2")))
                .body("name", equalTo("Chosen"));
        patch("{\"name\": \"Renamed\", \"collect\": {\"statistics\": \"FEWEST\", \"interval\": null,"
                        + " \"tags\": {\"production\": null, \"stage\": [\"live\"]}}}")
                .statusCode(200);

        assertThat(show(account).getMap(""))
                .containsEntry("name", "Renamed")
                .containsEntry("customNamespaces", List.of("Shop"));
        assertThat(show(account).getMap("collect"))
                .containsEntry("namespaces", List.of("AWS/EC2"))
                .containsEntry("statistics", "FEWEST")
                .containsEntry("interval", null)
                .containsEntry("tags", Map.of("team", List.of("shop"), "stage", List.of("live")));
        patch("{\"collect\": null, \"customNamespaces\": null}")
                .body("collect.namespaces", hasSize(0))
                .body("collect.statistics", equalTo("ALL"))
                .body("customNamespaces", hasSize(0));
    }

    @Test
    void aBudgetMayBeSetChangedAndRemoved() {
        patch("{\"collect\": {\"budget\": {\"monthlyUsd\": 50.5, \"leastFirst\": [\"AWS/S3\"]}}}")
                .statusCode(200);
        patch("{\"collect\": {\"budget\": {\"monthlyUsd\": 60}}}").statusCode(200);

        assertThat(show(account).getDouble("collect.budget.monthlyUsd")).isEqualTo(60);
        assertThat(show(account).getList("collect.budget.leastFirst")).containsExactly("AWS/S3");
        patch("{\"collect\": {\"paused\": true}}").body("collect.budget.leastFirst", hasSize(1));
        assertThat(database.revision(account)).isEqualTo(4);
        patch("{\"collect\": {\"budget\": null}}").body("collect.budget", nullValue());
    }

    @Test
    void onlyAChangeMakesTheRevisionGrow() {
        patch("{\"collect\": {\"paused\": true}}").statusCode(200);
        patch("{\"collect\": {\"paused\": true}}").statusCode(200);
        patch("{}").statusCode(200);

        assertThat(database.revision(account)).isEqualTo(2);
    }

    @Test
    void theMediaTypeOfMergePatchesIsUnderstood() {
        ourApi().contentType("application/merge-patch+json")
                .body("{\"name\": \"Merged\"}".getBytes(StandardCharsets.UTF_8))
                .patch("/accounts/{id}", account)
                .then()
                .statusCode(200)
                .body("name", equalTo("Merged"));
    }

    @Test
    void everyFaultOfAPatchIsToldAndNothingChanges() {
        patch("{\"name\": null, \"collect\": {\"regions\": [\"Frankfurt\"], \"namespaces\": [\"AWS/EC\"],"
                        + " \"interval\": \"PT0S\"}}")
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems("name", "collect.regions[0]", "collect.namespaces[0]", "collect.interval"));

        assertThat(show(account).getString("name")).isEqualTo("Chosen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"collect\": {\"intervall\": \"PT5M\"}}          | collect.intervall | interval",
                "{\"collect\": {\"paused\": \"perhaps\"}}          | collect.paused    | true or false",
                "{\"collect\": {\"paused\": \"\"}}                 | collect.paused    | true or false",
                "{\"collect\": {\"paused\": \"true\"}}             | collect.paused    | true or false",
                "{\"collect\": {\"paused\": 0}}                    | collect.paused    | true or false",
                "{\"collect\": {\"paused\": 0.5}}                  | collect.paused    | true or false",
                "{\"collect\": {\"tags\": [\"team\"]}}             | collect.tags      | a JSON object",
                "{\"collect\": \"everything\"}                     | collect           | a JSON object",
                "{\"collect\": {\"regions\": \"eu-central-1\"}}    | collect.regions   | a list of texts",
                "{\"collect\": {\"budget\": 50}}               | collect.budget    | a JSON object",
                "{\"collect\": {\"budget\": {}}}               | collect.budget.monthlyUsd | US dollars",
                "{\"collect\": {\"budget\": {\"monthlyUsd\": \"50\"}}} | collect.budget.monthlyUsd | a number",
                "{\"collect\": {\"budget\": {\"monthlyUsd\": 1e400}}} | collect.budget.monthlyUsd | at most 1000000",
                "{\"collect\": {\"budget\": {\"monthlyUsd\": 49.9900000000000000001}}} | collect.budget.monthlyUsd | cents",
                "{\"collect\": {\"budget\": {\"monthlyUsd\": 5, \"leastFirst\": [\"S3\"]}}} | collect.budget.leastFirst[0] | catalog",
                "{\"state\": \"ACTIVE\"}                           | state             | customNamespaces",
                "[]                                                | body              | a JSON object",
                "null                                              | body              | a JSON object",
                "``                                                | body              | a JSON object",
                "{\"name\": \"a\", \"name\": \"b\"}                | body              | a JSON object",
            })
    void aPatchThatIsNoneIsRefusedWithItsField(String body, String field, String allowed) {
        patch(body)
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].allowed", containsString(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"true\"", "0"})
    void anAccountIsNotRegisteredWhereItIsUnclearWhetherItIsPaused(String paused) {
        ourApi().body("{\"name\": \"A\", \"collect\": {\"paused\": " + paused + "}}")
                .post("/accounts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("collect.paused"));
    }

    private ValidatableResponse patch(String body) {
        return ourApi().body(body).patch("/accounts/{id}", account).then();
    }
}
