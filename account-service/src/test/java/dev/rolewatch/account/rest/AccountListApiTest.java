package dev.rolewatch.account.rest;

import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.proven;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.refused;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.NotReadReason;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test lists accounts with a word of its own in their names, for the tenant is that of all tests. */
@QuarkusTest
class AccountListApiTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Inject
    Folded folded;

    private final String word = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({"name, 'Alpha,beta,Gamma'", "-name, 'Gamma,beta,Alpha'", "createdAt, 'beta,Gamma,Alpha'"})
    void accountsComeInTheOrderThatIsAskedFor(String sort, String expected) {
        Stream.of("beta", "Gamma", "Alpha").forEach(name -> register(name + " " + word));

        assertThat(names(all("sort=" + sort))).containsExactly(expected.split(","));
    }

    @ParameterizedTest
    @CsvSource({"createdAt", "-createdAt", "name", "-name", "state", "-state", "stateSince", "-lastReadAt", "lastReadAt"
    })
    void pagesInEveryOrderShowWhatStaysOnceWhateverComesAndGoes(String sort) {
        List<String> stay = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stay.add(register(i % 2 + " " + word).getString("id"));
        }
        giveRole(stay.get(1), someRoleArn()).statusCode(202);
        folded.report(report(AccountId.of(stay.get(2)), NOW, read(1)));
        String goes = register("2 " + word).getString("id");

        List<String> seen = new ArrayList<>();
        JsonPath page = page("/accounts?limit=2&sort=" + sort + "&name=" + word);
        ourApi().delete("/accounts/{id}", goes).then().statusCode(204);
        seen.addAll(page.getList("accounts.id"));
        while (page.getString("next") != null) {
            page = page(page.getString("next"));
            assertThat(page.getList("accounts")).hasSizeBetween(0, 2);
            seen.addAll(page.getList("accounts.id"));
        }

        seen.remove(goes);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(stay);
    }

    @Test
    void allFiltersMustHold() {
        String role = someRoleArn();
        String refused = register("Refused " + word).getString("id");
        giveRole(refused, role).statusCode(202);
        folded.event(refused(AccountId.of(refused), 2, NOW));
        String denied = register("Denied " + word).getString("id");
        giveRole(denied, someRoleArn()).statusCode(202);
        folded.event(proven(AccountId.of(denied), 2, NOW));
        folded.report(report(AccountId.of(denied), NOW, notRead(NotReadReason.DENIED, 0)));
        String slow = register("Slow " + word).getString("id");
        folded.report(report(AccountId.of(slow), NOW, notRead(NotReadReason.THROTTLED, 0)));

        assertThat(ids("problem=true")).containsExactly(refused, denied);
        assertThat(ids("problem=false")).containsExactly(slow);
        assertThat(ids("state=REFUSED")).containsExactly(refused);
        assertThat(ids("state=REFUSED&state=ACTIVE")).containsExactly(refused, denied);
        assertThat(ids("state=PENDING&problem=true")).isEmpty();
        assertThat(ids("awsAccountId=" + role.split(":")[4])).containsExactly(refused);
        assertThat(all("problem=true").getList("accounts.problem.reason"))
                .hasSize(2)
                .doesNotContainNull();
    }

    @Test
    void anAccountIsFoundByTheAwsAccountThatItWasRegisteredWith() {
        String awsAccount = someRoleArn().split(":")[4];
        String id = ourApi().body(Map.of("name", "Expected " + word, "awsAccountId", awsAccount))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(ids("awsAccountId=" + awsAccount)).containsExactly(id);
    }

    @Test
    void aNameIsFoundByAnyPartWhateverTheCaseAndCharacters() {
        String id = register("{Straße} 100%+ " + word).getString("id");
        register("Other " + word);

        JsonPath first = page("/accounts?limit=1&name=%7Bstra%C3%9Fe%7D%20100%25%2B");

        assertThat(first.<String>getList("accounts.id")).containsExactly(id);
        assertThat(page("/accounts?limit=1&name=" + word.substring(1)).getString("next"))
                .contains("name=" + word.substring(1));
    }

    @Test
    void theNextPageHasTheSameFiltersWhateverTheirCharacters() {
        register("{a} &b=% " + word);
        register("{a} &b=% " + word);

        JsonPath first = page("/accounts?limit=1&name=%7Ba%7D%20%26b%3D%25%20" + word);
        JsonPath second = page(first.getString("next"));

        assertThat(new HashSet<>(List.of(first.getString("accounts[0].id"), second.getString("accounts[0].id"))))
                .hasSize(2);
        assertThat(second.getString("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=age          | sort         | createdAt, -createdAt, name, -name",
                "state=active      | state        | PENDING, VERIFYING, ACTIVE, REFUSED, INSECURE",
                "problem=yes       | problem      | true or false",
                "awsAccountId=1234 | awsAccountId | twelve digits",
                "nmae=a            | nmae         | state, name, awsAccountId, problem, sort, limit, after",
                "name=%00          | name         | a text without it",
                "limit=501         | limit        | 1 to 500",
                "after=!           | after        | the value that the link next",
                "after=bmFtZSwxNw  | after        | the value that the link next",
            })
    void whatCannotBeAskedForIsRefusedWithTheChoices(String query, String parameter, String allowed) {
        ourApi().urlEncodingEnabled(false)
                .get("/accounts?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter))
                .body("errors[0].allowed", containsString(allowed));
    }

    @Test
    void aPageOfAnotherOrderIsNoStart() {
        register("One " + word);
        register("Two " + word);
        String next = page("/accounts?limit=1&sort=name&name=" + word).getString("next");

        ourApi().urlEncodingEnabled(false)
                .get(next.replace("sort=name", "sort=createdAt"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"));
    }

    private List<String> ids(String query) {
        return all(query).getList("accounts.id");
    }

    private static List<String> names(JsonPath page) {
        return page.<String>getList("accounts.name").stream()
                .map(name -> name.split(" ")[0])
                .toList();
    }

    private JsonPath all(String query) {
        return page("/accounts?limit=500&name=" + word + "&" + query);
    }

    private static JsonPath page(String address) {
        return ourApi().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
