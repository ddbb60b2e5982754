package dev.rolewatch.account.rest;

import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Budget;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BudgetApiTest {
    private static final Budget FIFTY = new Budget(new BigDecimal("50.00"), List.of("AWS/S3"));

    @Inject
    Folded folded;

    @Inject
    Clock clock;

    private AccountId account;

    @BeforeEach
    void anAccountWithABudget() {
        account = AccountId.of(ourApi().body("{\"name\": \"Thrifty\", \"collect\": {\"budget\": {\"monthlyUsd\": 50,"
                        + " \"leastFirst\": [\"AWS/S3\"]}}}")
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @Test
    void whatIsSpentOfABudgetIsShownBeforeAnythingIsDoneForIt() {
        folded.report(report(account, clock.instant(), readOf("AWS/EC2", 100_000, 500_000)));

        JsonPath budget = show(account.toString()).setRootPath("budget");

        assertThat(budget.getFloat("monthlyUsd")).isEqualTo(50);
        assertThat(budget.getFloat("spentUsd")).isEqualTo(5);
        assertThat(budget.getString("month")).isEqualTo(YearMonth.now(clock).toString());
        assertThat(budget.getString("expectedUsd")).isNull();
        assertThat(budget.getMap("stretched")).isEmpty();
        assertThat(budget.getBoolean("stopped")).isFalse();
    }

    @Test
    void whatIsDoneToKeepABudgetIsShownUntilItIsChanged() {
        Instant now = clock.instant();
        folded.event(new BudgetKept(
                account,
                now,
                FIFTY,
                YearMonth.now(clock),
                new BigDecimal("30"),
                new BigDecimal("49.8"),
                new TreeMap<>(Map.of("AWS/S3", Duration.ofMinutes(20))),
                false));

        JsonPath shown = show(account.toString());

        assertThat(shown.getMap("budget.stretched")).isEqualTo(Map.of("AWS/S3", "PT20M"));
        assertThat(shown.getFloat("budget.expectedUsd")).isEqualTo(49.8f);
        assertThat(shown.getString("budget.toldAt")).isEqualTo(now.toString());
        assertThat(shown.<String>getList("warnings"))
                .singleElement()
                .asString()
                .contains("less often than every 5 minutes: AWS/S3 every 20 minutes");

        ourApi().body("{\"collect\": {\"budget\": {\"monthlyUsd\": 60}}}")
                .patch("/accounts/{id}", account.toString())
                .then()
                .statusCode(200);

        assertThat(show(account.toString()).getMap("budget.stretched")).isEmpty();
        assertThat(show(account.toString()).getList("warnings")).isEmpty();
    }
}
