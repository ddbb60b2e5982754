package dev.rolewatch.account.rest.audit;

import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someAccessKeyId;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.rolewatch.account.rest.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditApiTest {
    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00";

    @Test
    void whoDidWhatIsRecordedWithWhatChanged() {
        JsonPath account = register("Before");
        String id = account.getString("id");
        String requestId = UUID.randomUUID().toString();

        ourApi().header("X-Request-Id", requestId)
                .body(Map.of("name", "After"))
                .patch("/accounts/{id}", id)
                .then()
                .header("X-Request-Id", equalTo(requestId));

        JsonPath entries = entries(id);
        assertThat(entries.getList("entries.operation")).containsExactly("changeAccount", "registerAccount");
        assertThat(entries.getList("entries.outcome")).containsExactly("DONE", "DONE");
        assertThat(entries.getList("entries[0].changes"))
                .isEqualTo(List.of(Map.of("field", "name", "from", "Before", "to", "After")));
        assertThat(entries.getString("entries[0].requestId")).isEqualTo(requestId);
        assertThat(entries.getString("entries[0].address"))
                .isNotEqualTo("unknown")
                .isNotEmpty();
        assertThat(entries.getList("entries[1].changes.field")).containsExactly("name", "externalId");
        assertThat(entries.getList("entries[1].changes.to")).contains(account.getString("externalId"));
    }

    @Test
    void theSecretOfAnAccessKeyIsNeverRecorded() {
        String id = register("Key").getString("id");
        String keyId = someAccessKeyId();
        Api.giveAccessKey(id, keyId, SECRET).statusCode(202);
        Api.giveAccessKey(id, keyId, SECRET.replace('w', 'x')).statusCode(202);

        JsonPath entries = entries(id);

        assertThat(entries.getList("entries[1].changes.field")).contains("accessKeyId", "secretAccessKey");
        assertThat(entries.getList("entries[0].changes"))
                .isEqualTo(List.of(Map.of("field", "secretAccessKey", "from", "(never shown)", "to", "(never shown)")));
        assertThat(entries.prettify()).doesNotContain("JalrXUtnFEMI");
    }

    @Test
    void whatWasRefusedIsRecordedAndChangedNothing() {
        String id = register("Refused").getString("id");

        ourApi().header("If-Match", "\"17\"")
                .delete("/accounts/{id}", id)
                .then()
                .statusCode(412);
        giveRole(id, "no role").statusCode(400);

        JsonPath entries = entries(id);
        assertThat(entries.getList("entries.outcome")).containsExactly("REFUSED", "REFUSED", "DONE");
        assertThat(entries.getList("entries.status")).containsExactly(400, 412, null);
        assertThat(entries.getList("entries.problem"))
                .startsWith("urn:rolewatch:problem:invalid-request", "urn:rolewatch:problem:changed-meanwhile");
    }

    @Test
    void whatTheDatabaseTakesBackIsRecordedAsRefusedAlone() {
        String role = someRoleArn();
        giveRole(register("Owner").getString("id"), role).statusCode(202);
        String id = register("Late").getString("id");

        giveRole(id, role).statusCode(409);

        assertThat(entries(id).getList("entries.outcome")).containsExactly("REFUSED", "DONE");
    }

    @Test
    void aRemovedAccountKeepsItsRecord() {
        String id = register("Removed").getString("id");
        ourApi().delete("/accounts/{id}", id).then().statusCode(204);

        JsonPath entries = entries(id);

        assertThat(entries.getString("entries[0].operation")).isEqualTo("removeAccount");
        assertThat(entries.<String>getList("entries[0].changes.to")).containsOnlyNulls();
    }

    @Test
    void everyAccountOfAFileHasItsOwnEntryAndReadingHasNone() {
        JsonPath imported = ourApi().urlEncodingEnabled(false)
                .contentType("text/csv")
                .body("name\nOne\nTwo\n")
                .post("/accounts:import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String id = imported.getString("rows[1].id");
        Api.show(id);

        assertThat(entries(id).getList("entries.operation")).containsExactly("importAccounts");
    }

    @Test
    void entriesAreFilteredAndComeInPages() {
        String id = register("Paged").getString("id");
        for (String name : List.of("1", "2", "3")) {
            ourApi().body(Map.of("name", name)).patch("/accounts/{id}", id);
        }

        JsonPath first = ourApi().get("/audit?limit=2&operation=changeAccount&account=" + id)
                .then()
                .body("entries", hasSize(2))
                .extract()
                .jsonPath();
        JsonPath second = ourApi().get(first.getString("next")).then().extract().jsonPath();

        assertThat(first.getList("entries.changes[0].to")).isNotEmpty();
        assertThat(second.getList("entries")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        String at = second.getString("entries[0].at");
        assertThat(of("account=" + id + "&to=" + at).getList("entries.operation"))
                .containsExactly("registerAccount");
        assertThat(of("account=" + id + "&from=" + at).getList("entries")).hasSize(3);
        assertThat(of("account=" + id + "&outcome=REFUSED").getList("entries")).isEmpty();
        assertThat(of("account=" + id + "&subject=nobody-of-that-name").getList("entries"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "account=17, account, the id of an account",
        "from=yesterday, from, a time such as",
        "outcome=done, outcome, 'DONE, REFUSED, FAILED'",
        "acount=1, acount, account",
        "after=x, after, next",
    })
    void whatCannotBeAskedForIsRefused(String query, String parameter, String allowed) {
        ourApi().get("/audit?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter))
                .body("errors[0].allowed", containsString(allowed));
    }

    private static JsonPath entries(String account) {
        return of("account=" + account);
    }

    private static JsonPath of(String query) {
        return ourApi().get("/audit?" + query).then().statusCode(200).extract().jsonPath();
    }
}
