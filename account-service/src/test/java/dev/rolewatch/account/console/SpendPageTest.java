package dev.rolewatch.account.console;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.rest.Api;
import dev.rolewatch.account.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpendPageTest {
    @Inject
    Database database;

    @Test
    void theDearestAccountsOfTheMonthAreShownAndThatThereAreMore() throws IOException {
        List<String> ids = importAccounts("dairy", SpendPage.MOST_ACCOUNTS + 1);
        database.spendMoreTheHigherTheId("dairy", YearMonth.now(ZoneOffset.UTC));

        Document page = Session.of("dora").get("/console/spend").parse();

        List<String> dearestFirst = ids.stream()
                .sorted(Comparator.reverseOrder())
                .limit(SpendPage.MOST_ACCOUNTS)
                .map(id -> "/console/accounts/" + id)
                .toList();
        assertThat(page.select("[aria-labelledby=by-account] a").eachAttr("href"))
                .containsExactlyElementsOf(dearestFirst);
        assertThat(page.select("[aria-labelledby=by-account] .hint").text())
                .contains("the " + SpendPage.MOST_ACCOUNTS + " dearest");
    }

    private static List<String> importAccounts(String tenant, int count) {
        String names = IntStream.range(0, count)
                .mapToObj(i -> "{\"name\": \"Cow " + i + "\"}")
                .collect(joining("\n"));
        return Api.as(tenant, Roles.OPERATOR)
                .urlEncodingEnabled(false)
                .contentType("application/x-ndjson")
                .body(names.getBytes(StandardCharsets.UTF_8))
                .post("/accounts:import")
                .then()
                .statusCode(200)
                .extract()
                .path("rows.id");
    }
}
