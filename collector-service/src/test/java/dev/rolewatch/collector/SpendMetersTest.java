package dev.rolewatch.collector;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.PointTables;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.MetricToRead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AccountId first = new AccountId(UUID.randomUUID());
    private final AccountId second = new AccountId(UUID.randomUUID());
    private final AccountId third = new AccountId(UUID.randomUUID());

    @Test
    void whatAnAccountSpendsIsCountedWithBothEndsAndEachTimeThatItIsBilled() {
        SpendMeters meters = new SpendMeters(registry, 100);

        meters.count(List.of(read(first, metric("A", Duration.ofMinutes(1), "p50", "p99"), 2)));
        meters.count(List.of(read(first, minutely("B"), 1), read(second, minutely("B"), 0)));

        assertThat(billed(first.toString(), "low")).isEqualTo(2 * 2 + 1);
        assertThat(billed(first.toString(), "high")).isEqualTo(2 * 6 + 4);
        assertThat(registry.getMeters()).hasSize(2);
    }

    @Test
    void beyondTheMostSeriesAccountsAreCountedTogether() {
        SpendMeters meters = new SpendMeters(registry, 2);

        for (AccountId account : List.of(first, second, third, first)) {
            meters.count(List.of(read(account, minutely("A"), 1)));
        }

        assertThat(billed(first.toString(), "low")).isEqualTo(2);
        assertThat(billed("others", "low")).isEqualTo(2);
        assertThat(registry.getMeters()).hasSize(4);
    }

    @Test
    void beyondAsManySeriesTenantsAndNamespacesAreCountedTogetherToo() {
        SpendMeters meters = new SpendMeters(registry, 2);

        for (String tenant : List.of("a", "b", "c", "d")) {
            meters.count(List.of(read(new TenantId(tenant), first, minutely("A"), 1, NOON)));
        }

        assertThat(billed("a", first.toString(), "AWS/EC2", "low")).isEqualTo(1);
        assertThat(billed("b", "others", "AWS/EC2", "low")).isEqualTo(1);
        assertThat(billed("others", "others", "others", "high")).isEqualTo(2 * 4);
        assertThat(registry.getMeters()).hasSize(6);
    }

    @Test
    void whoWasNotBilledForTwoDaysMakesRoomForOthers() {
        SpendMeters meters = new SpendMeters(registry, 2);
        meters.count(List.of(read(first, minutely("A"), 1)));

        meters.count(List.of(read(TenantId.DEFAULT, second, minutely("A"), 1, NOON.plus(Duration.ofHours(49)))));

        assertThat(billed(second.toString(), "low")).isEqualTo(1);
        assertThat(registry.getMeters()).hasSize(2);
    }

    private double billed(String account, String end) {
        return billed(TenantId.DEFAULT.value(), account, "AWS/EC2", end);
    }

    private double billed(String tenant, String account, String namespace, String end) {
        return registry
                .get("rolewatch.collector.billed." + end)
                .tags("tenant", tenant, "account", account, "namespace", namespace)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Reading read(AccountId account, MetricToRead metric, int timesBilled) {
        return read(TenantId.DEFAULT, account, metric, timesBilled, NOON);
    }

    private static Reading read(
            TenantId tenant, AccountId account, MetricToRead metric, int timesBilled, Instant readAt) {
        TakenItem taken = new TakenItem(Items.item(account, Items.AWS_ACCOUNT, "i-1", WINDOW, metric), 0);
        return new Reading(
                new AccountRegion(tenant, account, Items.AWS_ACCOUNT, Items.REGION),
                List.of(taken),
                readAt,
                1,
                0,
                List.of(new MetricAnswer(new AskedMetric(taken, metric), new Points(PointTables.none()), timesBilled)));
    }
}
