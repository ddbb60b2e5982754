package dev.rolewatch.collector;

import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.Series;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators see of the collector. Only what is spent is told by account, and of no more accounts than is set. */
public final class CollectorMeters {
    private static final String READ = "read";

    private final MeterRegistry registry;
    private final Map<String, Counter> items;
    private final Counter points;
    private final Counter queries;
    private final Counter planned;
    private final Counter calls;
    private final Counter billed;
    private final Counter throttles;
    private final Counter rejected;
    private final Counter superseded;
    private final Counter forgotten;
    private final SpendMeters spend;
    private final Timer batches;
    private volatile Instant newest;
    private volatile long remembered;

    /**
     * @param spendSeries that name an account, at most
     */
    public CollectorMeters(MeterRegistry registry, int spendSeries, Clock clock) {
        this.registry = registry;
        this.spend = new SpendMeters(registry, spendSeries);
        this.items = items();
        this.points = counter("points", "Points published");
        this.queries = counter("queries", "MetricDataQueries planned; a full call has 500");
        this.planned = counter("calls.planned", "GetMetricData calls planned, without further pages and repeats");
        this.calls = counter("calls", "GetMetricData requests sent");
        this.billed = counter("metrics.billed", "Metrics that AWS bills, five statistics counting as one");
        this.throttles = counter("throttles", "Requests that AWS throttled");
        this.rejected = counter(
                "metrics.rejected",
                "Metrics that a reading left out, for CloudWatch rejects them; it is asked again after an hour");
        this.superseded = counter("items.superseded", "Work items that were not read, for a newer one covers them");
        this.forgotten = counter(
                "series.forgotten",
                "Series whose points were forgotten for want of rolewatch.collector.point-memory, and are repeated");
        this.batches = Timer.builder("rolewatch.collector.batch")
                .description("From taking a batch to its commit")
                .register(registry);
        TimeGauge.builder("rolewatch.collector.newest.point.age", this, TimeUnit.SECONDS, meters -> meters.age(clock))
                .description("How long ago the newest point that was published ended")
                .register(registry);
        Gauge.builder("rolewatch.collector.remembered.points", this, meters -> meters.remembered)
                .description("Published points that are remembered")
                .register(registry);
    }

    /** A batch is about to be read. Queries by planned calls tell how full calls are. */
    void planned(List<ReadingPlan> plans) {
        queries.increment(plans.stream().mapToInt(ReadingPlan::queries).sum());
        planned.increment(plans.stream().mapToInt(plan -> plan.calls().size()).sum());
    }

    /** A batch was read: what that cost is counted whether or not its results can be published. */
    void read(int taken, List<Reading> readings) {
        superseded.increment(taken - sum(readings, reading -> reading.items().size()));
        rejected.increment(answers(readings)
                .filter(answer -> answer.failedAs(NotReadReason.REJECTED))
                .count());
        calls.increment(sum(readings, Reading::calls));
        throttles.increment(sum(readings, Reading::throttles));
        spend.count(readings);
        billed.increment(answers(readings).mapToInt(MetricAnswer::billedMetrics).sum());
    }

    /** A batch was published. */
    void published(Collected collected, Duration took, Collector collector) {
        outcomes(collected)
                .collect(Collectors.groupingBy(CollectorMeters::outcome, Collectors.counting()))
                .forEach((outcome, number) -> items.get(outcome).increment(number));
        batches.record(took);
        remembered = collector.remembered();
        forgotten.increment(collector.forgotten() - forgotten.count());
        points(collected.metrics().stream()
                .flatMap(metrics -> metrics.batch().resources().stream())
                .flatMap(resource -> resource.series().stream())
                .toList());
    }

    private void points(List<Series> published) {
        long number = 0;
        for (Series series : published) {
            number += series.points().size();
            Point last = series.points().get(series.points().size() - 1);
            Instant end = last.start().plus(last.period());
            newest = newest == null || end.isAfter(newest) ? end : newest;
        }
        points.increment(number);
    }

    private Map<String, Counter> items() {
        return Stream.concat(
                        Stream.of(READ), Arrays.stream(NotReadReason.values()).map(CollectorMeters::outcome))
                .collect(Collectors.toMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("rolewatch.collector.items")
                                .description("Work items done, by what became of them")
                                .tag("outcome", outcome)
                                .register(registry)));
    }

    private static String outcome(ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.NotRead notRead ? outcome(notRead.reason()) : READ;
    }

    private static String outcome(NotReadReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private Counter counter(String name, String description) {
        return Counter.builder("rolewatch.collector." + name)
                .description(description)
                .register(registry);
    }

    private double age(Clock clock) {
        Instant end = newest;
        return end == null ? Double.NaN : Duration.between(end, clock.instant()).toSeconds();
    }

    private static Stream<ItemOutcome> outcomes(Collected collected) {
        return collected.reports().stream().flatMap(report -> report.items().stream());
    }

    private static Stream<MetricAnswer> answers(List<Reading> readings) {
        return readings.stream().flatMap(reading -> reading.answers().stream());
    }

    private static int sum(List<Reading> readings, ToIntFunction<Reading> value) {
        return readings.stream().mapToInt(value).sum();
    }
}
