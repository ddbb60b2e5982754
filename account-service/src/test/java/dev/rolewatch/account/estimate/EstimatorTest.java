package dev.rolewatch.account.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.estimate.Change.Kind;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimatorTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration SCAN_EVERY = Duration.ofMinutes(12);
    private static final long EVERY_FIVE_MINUTES = 30 * 24 * 12;
    private static final long EVERY_MINUTE = 30 * 24 * 60;

    private static final Catalog CATALOG = new Catalog(List.of(
            entry("AWS/EC2", metric("CPU", 5, "Average"), metric("Credits", 5, "Maximum")),
            entry("AWS/SQS", metric("Age", 1, "Maximum")),
            entry("AWS/S3", metric("Size", 24 * 60, "Average"))));

    private final Estimator estimator = new Estimator(CATALOG, FIVE_MINUTES, SCAN_EVERY);

    @Test
    void everySeriesIsAskedForOncePerInterval() {
        Estimate estimate = estimate(Map.of("AWS/EC2", found(10, Map.of("CPU", 10L, "Credits", 4L))), everything());

        assertThat(estimate.namespaces())
                .containsExactly(new NamespaceCost(
                        "AWS/EC2", 10L, 14, new Requested(14 * EVERY_FIVE_MINUTES, 4 * 14 * EVERY_FIVE_MINUTES)));
        assertThat(estimate.total()).isEqualTo(estimate.namespaces().get(0).requested());
        assertThat(estimate.total().usd().low()).isEqualByComparingTo("1.21");
        assertThat(estimate.total().usd().high()).isEqualByComparingTo("4.84");
    }

    /** The example that people know: 1,000 resources of 10 metrics, every 5 minutes. */
    @Test
    void tenThousandSeriesCostWhatThePriceListSays() {
        Map<String, Long> metrics = IntStream.range(0, 10)
                .mapToObj(i -> "Metric" + i)
                .collect(Collectors.toMap(Function.identity(), metric -> 1_000L));

        Estimate estimate = estimate(
                Map.of("Shop", found(1_000, metrics)), new Choice("A", List.of("Shop"), CollectionChoice.EVERYTHING));

        assertThat(estimate.total().usd().low()).isEqualByComparingTo("864.00");
        assertThat(estimate.total().usd().high()).isEqualByComparingTo("3456.00");
    }

    @Test
    void nothingIsAskedForMoreOftenThanAwsPublishesIt() {
        Map<String, Found.Namespace> found =
                Map.of("AWS/S3", found(1, Map.of("Size", 1L)), "AWS/SQS", found(1, Map.of("Age", 1L)));

        Estimate everyMinute = estimate(found, choice(List.of(), Duration.ofMinutes(1), Statistics.FEWEST));

        assertThat(everyMinute.namespaces())
                .extracting(NamespaceCost::namespace, NamespaceCost::requested)
                .containsExactly(
                        tuple("AWS/SQS", new Requested(EVERY_MINUTE, EVERY_MINUTE)),
                        tuple("AWS/S3", new Requested(30, 60)));
    }

    @Test
    void moreThanFiveStatisticsAreTwoMetricsEvenAtTheLeast() {
        assertThat(Requested.of(1, 5)).isEqualTo(new Requested(1, 5));
        assertThat(Requested.of(1, 6)).isEqualTo(new Requested(2, 6));
    }

    @Test
    void metricsThatTheCatalogDoesNotReadCostNothing() {
        Estimate estimate = estimate(Map.of("AWS/SQS", found(3, Map.of("Obscure", 3L))), everything());

        assertThat(estimate.total()).isEqualTo(Requested.NOTHING);
        assertThat(estimate.namespaces()).extracting(NamespaceCost::series).containsExactly(0L);
    }

    @Test
    void pausedOrNotMakesNoDifference() {
        Map<String, Found.Namespace> found = Map.of("AWS/SQS", found(1, Map.of("Age", 1L)));
        CollectionChoice paused = new CollectionChoice(true, List.of(), List.of(), new TreeMap<>(), null, null);

        assertThat(estimate(found, new Choice("A", List.of(), paused))).isEqualTo(estimate(found, everything()));
    }

    @Test
    void everyChangeIsShownWithItsDifference() {
        Map<String, Found.Namespace> found =
                Map.of("AWS/EC2", found(1, Map.of("CPU", 1L)), "AWS/SQS", found(2, Map.of("Age", 2L)));

        Estimate estimate = new Estimator(CATALOG, FIVE_MINUTES, SCAN_EVERY)
                .estimate(
                        new Found(new TreeMap<>(found), new TreeMap<>(Map.of("Shop", 7)), 0),
                        choice(List.of("AWS/EC2"), null, Statistics.ALL));

        long now = EVERY_FIVE_MINUTES;
        assertThat(estimate.changes())
                .extracting(
                        Change::kind,
                        Change::value,
                        change -> change.difference().low())
                .containsExactly(
                        tuple(Kind.INTERVAL, "PT1M", 0L),
                        tuple(Kind.INTERVAL, "PT10M", now / 2 - now),
                        tuple(Kind.INTERVAL, "PT15M", now / 3 - now),
                        tuple(Kind.INTERVAL, "PT30M", now / 6 - now),
                        tuple(Kind.INTERVAL, "PT1H", now / 12 - now),
                        tuple(Kind.STATISTICS, "FEWEST", 0L),
                        tuple(Kind.LEAVE_OUT_NAMESPACE, "AWS/EC2", -now),
                        tuple(Kind.ADD_NAMESPACE, "AWS/SQS", 2 * now),
                        tuple(Kind.ADD_CUSTOM_NAMESPACE, "Shop", 7 * now));
        assertThat(estimate.changes())
                .allSatisfy(change -> assertThat(change.total().low())
                        .isEqualTo(estimate.total().low() + change.difference().low()));
        assertThat(estimate.changes())
                .filteredOn(change -> change.kind() == Kind.STATISTICS)
                .extracting(Change::difference)
                .containsExactly(new Requested(0, -2 * now));
    }

    @Test
    void aCustomNamespaceMayBeTriedOutBeforeItsResourcesAreKnown() {
        Found found = new Found(new TreeMap<>(), new TreeMap<>(Map.of("Shop", 7)), 0);

        Estimate estimate =
                estimator.estimate(found, new Choice("A", List.of("Shop", "Never seen"), CollectionChoice.EVERYTHING));

        assertThat(estimate.namespaces())
                .containsExactly(new NamespaceCost(
                        "Shop", null, 7, new Requested(7 * EVERY_FIVE_MINUTES, 28 * EVERY_FIVE_MINUTES)));
        assertThat(estimate.changes()).extracting(Change::kind).doesNotContain(Kind.ADD_CUSTOM_NAMESPACE);
    }

    @Test
    void aCustomNamespaceThatIsReadMayBeTakenAway() {
        Map<String, Found.Namespace> found =
                Map.of("Shop", found(2, Map.of("Sales", 2L)), "AWS/EC2", found(1, Map.of("CPU", 1L)));

        Estimate all = estimate(found, everything());
        Estimate chosen = estimate(found, choice(List.of("AWS/EC2"), null, Statistics.ALL));

        assertThat(all.namespaces()).extracting(NamespaceCost::namespace).containsExactly("AWS/EC2");
        assertThat(chosen.namespaces()).isEqualTo(all.namespaces());
        assertThat(chosen.changes())
                .filteredOn(change -> change.value().equals("Shop"))
                .extracting(Change::kind, change -> change.difference().low())
                .containsExactly(tuple(Kind.ADD_CUSTOM_NAMESPACE, 2 * EVERY_FIVE_MINUTES));
        assertThat(chosen.changes()).extracting(Change::kind).doesNotContain(Kind.ADD_NAMESPACE);
    }

    @Test
    void nothingOfACustomNamespaceIsReadWhereTagsAreChosen() {
        Found found = new Found(new TreeMap<>(), new TreeMap<>(Map.of("Shop", 7)), 0);
        CollectionChoice tagged = new CollectionChoice(
                false, List.of(), List.of(), new TreeMap<>(Map.of("team", List.of())), null, Statistics.ALL);

        assertThat(estimator
                        .estimate(found, new Choice("A", List.of("Shop"), tagged))
                        .namespaces())
                .isEmpty();
        assertThat(estimator.estimate(found, new Choice("A", List.of(), tagged)).changes())
                .extracting(Change::kind)
                .doesNotContain(Kind.ADD_CUSTOM_NAMESPACE);
    }

    @Test
    void discoveryCostsWhatIsBeyondTheFreeRequests() {
        Discovery small = Discovery.of(3, SCAN_EVERY);
        Discovery large = Discovery.of(402, SCAN_EVERY);

        assertThat(small.requests()).isEqualTo(3 * 3_600);
        assertThat(small.usd()).isZero();
        assertThat(large.requests()).isEqualTo(402 * 3_600);
        assertThat(large.usd()).isEqualByComparingTo("4.47");
        assertThat(Discovery.of(3, Duration.ofMinutes(1)).requests()).isEqualTo(3 * 43_200);
    }

    private Estimate estimate(Map<String, Found.Namespace> namespaces, Choice choice) {
        return estimator.estimate(new Found(new TreeMap<>(namespaces), new TreeMap<>(), 0), choice);
    }

    private static Found.Namespace found(long resources, Map<String, Long> metrics) {
        return new Found.Namespace(resources, metrics);
    }

    private static Choice everything() {
        return choice(List.of(), null, Statistics.ALL);
    }

    private static Choice choice(List<String> namespaces, Duration interval, Statistics statistics) {
        return new Choice(
                "A",
                List.of(),
                new CollectionChoice(false, List.of(), namespaces, new TreeMap<>(), interval, statistics));
    }

    private static CatalogEntry entry(String namespace, CatalogMetric... metrics) {
        return new CatalogEntry(namespace, namespace, FIVE_MINUTES, List.of(), List.of(), List.of(metrics));
    }

    private static CatalogMetric metric(String name, int periodMinutes, String statistic) {
        return new CatalogMetric(name, null, Duration.ofMinutes(periodMinutes), null, List.of(), statistic);
    }
}
