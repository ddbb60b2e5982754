package dev.rolewatch.discovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-03-10T12:03:20Z");

    private final CatalogEntry instances =
            entry(metric("CPUUtilization", Duration.ofMinutes(5), null), metric("StatusCheckFailed", MINUTE, null));
    private final CatalogEntry buckets = entry(
            metric("AllRequests", MINUTE, null), metric("BucketSizeBytes", Duration.ofDays(1), Duration.ofDays(2)));
    private final MetricGroup ofInstance = groups(instances, INTERVAL).get(0);

    @Test
    void metricsAreGroupedByTheLongerOfTheIntervalAndTheirPeriod() {
        assertThat(groups(buckets, INTERVAL))
                .extracting(MetricGroup::cadence)
                .containsExactly(INTERVAL, Duration.ofDays(1));
        assertThat(groups(instances, Duration.ofMinutes(1)))
                .extracting(MetricGroup::cadence)
                .containsExactly(Duration.ofMinutes(1), INTERVAL);
    }

    @Test
    void aWindowIsAlignedToTheLongestPeriodOfItsGroup() {
        assertThat(Windows.next(ofInstance, Instant.parse("2026-03-10T11:58:00Z"), NOW))
                .contains(new Window(Instant.parse("2026-03-10T11:45:00Z"), Instant.parse("2026-03-10T12:00:00Z")));
    }

    @Test
    void thereIsNoWindowUntilAPeriodHasEnded() {
        assertThat(Windows.next(ofInstance, Instant.parse("2026-03-10T12:00:00Z"), NOW))
                .isEmpty();
    }

    @Test
    void aWindowDoesNotReachBackFurtherThanCloudWatchKeepsTheShortestPeriod() {
        Window window =
                Windows.next(ofInstance, NOW.minus(Duration.ofDays(90)), NOW).orElseThrow();

        assertThat(window.from()).isBetween(NOW.minus(Duration.ofDays(15)), NOW.minus(Duration.ofDays(14)));
    }

    @Test
    void theCollectionOfDailyMetricsBeginsFarEnoughBackToFindAPoint() {
        MetricGroup daily = groups(buckets, INTERVAL).get(1);

        assertThat(Windows.start(daily, NOW, Duration.ofHours(3))).isEqualTo(NOW.minus(Duration.ofDays(4)));
        assertThat(Windows.start(ofInstance, NOW, Duration.ofHours(3))).isEqualTo(NOW.minus(Duration.ofHours(3)));
    }

    @Test
    void anAccountHasTheSameMomentInEachInterval() {
        AccountId account = new AccountId(UUID.nameUUIDFromBytes(new byte[] {1}));
        Instant first = Slots.next(account, NOW, INTERVAL);

        assertThat(first).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(INTERVAL));
        assertThat(Slots.next(account, first, INTERVAL)).isEqualTo(first.plus(INTERVAL));
        assertThat(Slots.next(account, first.minusMillis(1), INTERVAL)).isEqualTo(first);
    }

    private static List<MetricGroup> groups(CatalogEntry entry, Duration interval) {
        return MetricGroup.of(entry.metrics(), metric -> MetricGroup.cadence(metric, interval));
    }

    private static CatalogEntry entry(CatalogMetric... metrics) {
        return new CatalogEntry("AWS/Test", "Test", Duration.ofMinutes(10), List.of(), List.of(), List.of(metrics));
    }

    private static CatalogMetric metric(String name, Duration period, Duration settles) {
        return new CatalogMetric(name, "Count", period, settles, List.of(), null);
    }
}
