package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackingTest {
    private static final int NEARLY_FULL = MetricsCall.MAX_QUERIES * 98 / 100;
    private static final String[] PERCENTILES = {"p50", "p90", "p95", "p99", "p99.9", "p10"};
    private static final List<Duration> PERIODS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(7),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofDays(1));

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsAskedEachMetricIsInOneCallWhichHoldsItsWindowAndKeepsToEveryLimit(int seed) {
        List<AskedMetric> metrics = random(new Random(seed));

        List<MetricsCall> calls = pack(metrics);

        List<AskedMetric> packed =
                calls.stream().flatMap(call -> call.metrics().stream()).toList();
        assertThat(packed).hasSameSizeAs(metrics);
        assertThat(identical(packed)).isEqualTo(identical(metrics));
        assertThat(calls).allSatisfy(PackingTest::keepsToTheLimits);
    }

    /** What is left of one window is read with what comes after it, unless that would take more of the quota than a call. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aCallThatIsNotFullCouldHaveTakenNoMetricOfThoseAfterItForLessThanACall(int seed) {
        List<MetricsCall> calls = pack(random(new Random(seed)));

        for (int i = 0; i < calls.size(); i++) {
            MetricsCall call = calls.get(i);
            assertThat(call.queries() >= NEARLY_FULL
                            || calls.stream()
                                    .skip(i + 1)
                                    .noneMatch(
                                            later -> fits(call, later.metrics().get(0))))
                    .isTrue();
        }
    }

    @Test
    void whatDoesNotFitEndsNoCallThatSomethingAfterItFits() {
        List<AskedMetric> metrics = Stream.of(1, 5, 7, 15)
                .map(minutes -> asked(WINDOW, metric("A", Duration.ofMinutes(minutes))))
                .toList();

        assertThat(pack(metrics)).hasSize(2);
    }

    @Test
    void itemsThatWereLastReadAtDifferentTimesShareFullCalls() {
        List<AskedMetric> metrics = IntStream.range(0, 3000)
                .mapToObj(i -> asked(
                        new Window(NOON.minusSeconds(900 + 60L * (i % 6)), NOON),
                        metric("A", PERIODS.get(i % 3), PERCENTILES[i % 6])))
                .toList();

        List<MetricsCall> calls = pack(metrics);

        assertThat(calls).hasSize(3000 * 5 / 500);
        assertThat(calls).extracting(MetricsCall::queries).containsOnly(500);
    }

    @Test
    void aCallNeverHasPartOfAMetric() {
        // 71 metrics of 7 statistics are 497 queries; part of another would fit.
        assertThat(pack(Collections.nCopies(
                        153, asked(WINDOW, metric("A", Duration.ofMinutes(1), "p50", "p90", "p99")))))
                .extracting(MetricsCall::queries)
                .containsExactly(497, 497, 77);
    }

    @Test
    void aCallThatOneMetricIsTooLargeForTakesASmallerOne() {
        List<AskedMetric> metrics = Stream.concat(
                        Collections.nCopies(150, asked(WINDOW, metric("A", Duration.ofMinutes(1), "p50", "p90", "p99")))
                                .stream(),
                        Collections.nCopies(
                                3,
                                asked(WINDOW, new MetricToRead("B", "Percent", Duration.ofMinutes(1), List.of("Sum"))))
                                .stream())
                .toList();

        assertThat(pack(metrics)).extracting(MetricsCall::queries).containsExactly(500, 497, 56);
    }

    @Test
    void aCallAsksForNoMoreDatapointsThanOneAnswerHolds() {
        Window day = new Window(NOON.minus(Duration.ofDays(1)), NOON);

        assertThat(pack(Collections.nCopies(40, asked(day, minutely("A"))))).hasSize(3);
    }

    @Test
    void aWindowThatIsSoMuchWiderThatItWouldCostAsMuchAsACallHasACallOfItsOwn() {
        Window hourMore = new Window(WINDOW.from().minusSeconds(3600), NOON);
        // 60 minutes more of 4 statistics are 240 datapoints each, and a call is worth 3,600 of them.
        List<AskedMetric> few = Collections.nCopies(14, asked(WINDOW, minutely("A")));
        List<AskedMetric> many = Collections.nCopies(15, asked(WINDOW, minutely("A")));
        List<AskedMetric> one = List.of(asked(hourMore, minutely("A")));

        assertThat(pack(Stream.concat(one.stream(), few.stream()).toList())).hasSize(1);
        assertThat(pack(Stream.concat(one.stream(), many.stream()).toList())).hasSize(2);
    }

    @Test
    void noPeriodIsReadFromBeforeCloudWatchKeepsItForTheSakeOfAnother() {
        Instant tooOldForMinutes = NOON.minus(Duration.ofDays(15)).minusSeconds(3600);
        Window all = new Window(tooOldForMinutes, NOON);
        // Of one statistic all is read at once, and but for its age an hour more of it would be worth a call.
        MetricToRead hourly = new MetricToRead("B", "Percent", Duration.ofHours(1), List.of("Sum"));

        List<MetricsCall> calls = pack(List.of(asked(all, asking("A", "Sum")), asked(all, hourly)));

        assertThat(calls).hasSize(2).allSatisfy(PackingTest::keepsToTheLimits);
    }

    private static void keepsToTheLimits(MetricsCall call) {
        assertThat(call.queries()).isLessThanOrEqualTo(MetricsCall.MAX_QUERIES);
        assertThat(call.metrics().size() == 1 || call.datapoints() <= MetricsCall.MAX_DATAPOINTS)
                .isTrue();
        for (AskedMetric asked : call.metrics()) {
            Duration period = asked.metric().period();
            assertThat(call.window().from())
                    .isBeforeOrEqualTo(asked.window().from())
                    .isEqualTo(Retention.floor(call.window().from(), period))
                    .isAfter(NOON.minus(Retention.of(period)));
            assertThat(call.window().to()).isAfterOrEqualTo(asked.window().to());
        }
    }

    /** By the rules alone, on one call and not as it grew. */
    private static boolean fits(MetricsCall call, AskedMetric next) {
        List<AskedMetric> all =
                Stream.concat(call.metrics().stream(), Stream.of(next)).toList();
        Duration longest = all.stream()
                .map(asked -> asked.metric().period())
                .max(Duration::compareTo)
                .orElseThrow();
        Instant from = Retention.floor(
                all.stream()
                        .map(asked -> asked.window().from())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                longest);
        Instant to = all.stream()
                .map(asked -> asked.window().to())
                .max(Instant::compareTo)
                .orElseThrow();
        MetricsCall joined = new MetricsCall(call.where(), new Window(from, to), all);
        long inVain = joined.datapoints()
                - all.stream().mapToLong(AskedMetric::datapoints).sum();
        return joined.queries() <= MetricsCall.MAX_QUERIES
                && joined.datapoints() <= MetricsCall.MAX_DATAPOINTS
                && inVain < 3600
                && all.stream()
                        .map(asked -> asked.metric().period())
                        .allMatch(period -> longest.toSeconds() % period.toSeconds() == 0
                                && !from.isBefore(ReadableWindow.oldest(period, NOON)));
    }

    private static List<AskedMetric> random(Random random) {
        int count = 1 + random.nextInt(2000);
        int mostWaiting = 1 + random.nextInt(200);
        boolean aged = random.nextInt(5) == 0;
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Duration back =
                            Duration.ofMinutes(5 + random.nextInt(mostWaiting)).plusDays(aged ? random.nextInt(70) : 0);
                    String[] percentiles = Stream.of(PERCENTILES)
                            .limit(random.nextInt(PERCENTILES.length))
                            .toArray(String[]::new);
                    return asked(
                            new Window(NOON.minus(back), NOON.minus(back).plusSeconds(60)),
                            metric("M" + i, PERIODS.get(random.nextInt(PERIODS.size())), percentiles));
                })
                .toList();
    }

    private static AskedMetric asked(Window window, MetricToRead metric) {
        return AskedMetric.of(taken(item("i-1", window, metric)), NOON)
                .findFirst()
                .orElseThrow();
    }

    private static List<MetricsCall> pack(List<AskedMetric> metrics) {
        return Packing.of(AccountRegion.of(metrics.get(0).taken().item()), metrics, NOON);
    }

    private static Set<AskedMetric> identical(List<AskedMetric> metrics) {
        Set<AskedMetric> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(metrics);
        return set;
    }
}
