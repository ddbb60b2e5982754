package dev.rolewatch.account.rest;

import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.ItemOutcome;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test spends in months of its own, for the tenant is that of all tests. */
@QuarkusTest
class SpendApiTest {
    private static final Instant NOW = Instant.parse("2031-09-15T12:00:00Z");

    @Inject
    Folded folded;

    private AccountId shop;
    private AccountId web;
    private AccountId third;

    @BeforeEach
    void accounts() {
        shop = AccountId.of(register("Shop").getString("id"));
        web = AccountId.of(register("Web").getString("id"));
        third = AccountId.of(register("Third").getString("id"));
        QuarkusMock.installMockForType(Clock.fixed(NOW, ZoneOffset.UTC), Clock.class);
    }

    @Test
    void whatWasSpentInAMonthIsShownInAllAndByAccountAndNamespace() {
        spend(shop, "2031-05-01T00:00:00Z", readOf("AWS/S3", 1, 3), readOf("AWS/EC2", 10, 50));
        spend(shop, "2031-05-31T23:59:59Z", readOf("AWS/EC2", 10, 50));
        spend(web, "2031-05-20T12:00:00Z", readOf("AWS/EC2", 2, 10));
        spend(web, "2031-06-01T00:00:00Z", readOf("AWS/EC2", 1_000, 5_000));

        JsonPath spend = spent("2031-05", 100);

        assertThat(spend.getString("month")).isEqualTo("2031-05");
        assertThat(spend.getInt("billedMetrics.low")).isEqualTo(23);
        assertThat(spend.getInt("billedMetrics.high")).isEqualTo(113);
        assertThat(spend.getFloat("estimatedUsd.high")).isEqualTo(0.00113f);
        assertThat(spend.getList("namespaces.namespace")).containsExactly("AWS/EC2", "AWS/S3");
        assertThat(spend.getList("namespaces.billedMetrics.high")).containsExactly(110, 3);
        assertThat(spend.getList("accounts.id")).containsExactlyInAnyOrder(shop.toString(), web.toString());
        JsonPath ofShop = account(spend, shop);
        assertThat(ofShop.getString("name")).isEqualTo("Shop");
        assertThat(ofShop.getInt("billedMetrics.low")).isEqualTo(21);
        assertThat(ofShop.getList("namespaces.namespace")).containsExactly("AWS/EC2", "AWS/S3");
        assertThat(spend.getString("next")).isNull();
    }

    @Test
    void pagesHaveEveryAccountOnce() {
        for (AccountId account : List.of(shop, web, third)) {
            spend(account, "2031-07-01T00:00:00Z", readOf("AWS/S3", 1, 3), readOf("AWS/EC2", 10, 50));
        }

        JsonPath first = spent("2031-07", 2);
        JsonPath second = ourApi().get(first.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("accounts.id")).hasSize(2);
        assertThat(second.getList("accounts.id")).hasSize(1).doesNotContainAnyElementsOf(first.getList("accounts.id"));
        assertThat(second.getString("next")).isNull();
        assertThat(first.getInt("billedMetrics.low")).isEqualTo(33);
        assertThat(second.getString("billedMetrics")).isNull();
        assertThat(second.getString("namespaces")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-cost,2031-04", "cost,2031-03", "id,2031-02", "-id,2031-01"})
    void accountsComeInTheOrderThatIsAskedForAndOnceOnPages(String sort, String month) {
        AccountId fourth = AccountId.of(register("Fourth").getString("id"));
        spend(shop, month + "-01T00:00:00Z", readOf("AWS/S3", 10, 30), readOf("AWS/EC2", 10, 50));
        spend(web, month + "-01T00:00:00Z", readOf("AWS/EC2", 1, 900));
        spend(third, month + "-01T00:00:00Z", readOf("AWS/EC2", 20, 79));
        spend(fourth, month + "-01T00:00:00Z", readOf("AWS/EC2", 20, 80));

        List<String> seen = new ArrayList<>();
        String next = "/spend?limit=1&month=" + month + "&sort=" + sort;
        while (next != null) {
            JsonPath page = ourApi().get(next).then().statusCode(200).extract().jsonPath();
            assertThat(page.getList("accounts")).hasSize(1);
            seen.addAll(page.getList("accounts.id"));
            next = page.getString("next");
        }

        Comparator<AccountId> byId = Comparator.comparing(AccountId::toString);
        Comparator<AccountId> byCost =
                Comparator.comparing(account -> account == web ? 900 : account == third ? 79 : 80);
        Comparator<AccountId> order = sort.endsWith("id") ? byId : byCost.thenComparing(byId);
        assertThat(seen)
                .containsExactlyElementsOf(Stream.of(shop, web, third, fourth)
                        .sorted(sort.startsWith("-") ? order.reversed() : order)
                        .map(AccountId::toString)
                        .toList());
    }

    @Test
    void aRemovedAccountIsShownByItsNameWithWhatWasReadUntilTheOthersKnew() {
        spend(shop, "2031-08-01T00:00:00Z", readOf("AWS/S3", 1, 3));
        ourApi().delete("/accounts/{id}", shop.toString()).then().statusCode(204);
        spend(shop, "2031-08-01T00:01:00Z", readOf("AWS/S3", 1, 3));

        JsonPath removed = account(spent("2031-08", 100), shop);

        assertThat(removed.getString("name")).isEqualTo("Shop");
        assertThat(removed.getString("removedAt")).isNotNull();
        assertThat(removed.getInt("billedMetrics.high")).isEqualTo(6);
    }

    @Test
    void theRecordShowsWhatOfItsCostIsOfThePresentMonth() {
        spend(shop, "2021-01-01T00:00:00Z", readOf("AWS/EC2", 10, 50));
        spend(shop, NOW.toString(), readOf("AWS/S3", 1, 3), readOf("AWS/RDS", 2, 10));

        JsonPath shown = show(shop.toString());

        assertThat(shown.getInt("cost.billedMetrics.low")).isEqualTo(13);
        assertThat(shown.getString("cost.presentMonth.month")).isEqualTo("2031-09");
        assertThat(shown.getInt("cost.presentMonth.billedMetrics.low")).isEqualTo(3);
        assertThat(shown.getFloat("cost.presentMonth.estimatedUsd.high")).isEqualTo(0.00013f);
        assertThat(shown.getList("cost.presentMonth.namespaces.namespace")).containsExactly("AWS/RDS", "AWS/S3");
        assertThat(account(spent("", 500), shop).getInt("billedMetrics.low")).isEqualTo(3);
        assertThat(show(web.toString()).getInt("cost.presentMonth.billedMetrics.high"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "month, 2026-13",
        "month, November",
        "month, 2030-07",
        "month, 2031-10",
        "limit, 0",
        "after, 17",
        "sort, name",
        "months, 2026-11"
    })
    void aParameterThatIsNoneIsRefusedWithItsName(String parameter, String value) {
        ourApi().queryParam(parameter, value)
                .get("/spend")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void theOldestMonthThatIsKeptIsTheThirteenthBeforeThePresent() {
        spend(shop, "2030-08-01T00:00:00Z", readOf("AWS/S3", 1, 3));

        assertThat(spent("2030-08", 100).getInt("billedMetrics.high")).isEqualTo(3);
    }

    private void spend(AccountId account, String at, ItemOutcome... items) {
        folded.report(report(account, Instant.parse(at), items));
    }

    private static JsonPath spent(String month, int limit) {
        return ourApi().queryParam("month", month)
                .queryParam("limit", limit)
                .get("/spend")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath account(JsonPath spend, AccountId account) {
        return spend.setRootPath("accounts.find { it.id == '" + account + "' }");
    }
}
