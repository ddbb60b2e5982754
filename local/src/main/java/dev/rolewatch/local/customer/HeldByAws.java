package dev.rolewatch.local.customer;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.local.comparison.MeasuredResource;
import dev.rolewatch.local.comparison.PointId;
import dev.rolewatch.local.comparison.PointValue;
import dev.rolewatch.local.comparison.SeriesId;
import dev.rolewatch.local.comparison.Truth;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks the simulator what it holds of the accounts, without going through the API that Rolewatch reads. */
public final class HeldByAws {
    /** Longer than anything in the accounts exists. */
    private static final Duration AGE = Duration.ofDays(5);
    /** What AWS publishes no more often than this is read no more often either. */
    private static final Duration SELDOM = Duration.ofHours(1);

    private final SimulatorAdmin aws;
    private final List<DemoAccount> accounts;
    private final Statistics chosen;
    private final Catalog catalog = Catalog.shipped();

    /** Accounts whose owners have left it at all statistics. */
    public HeldByAws(SimulatorAdmin aws, List<DemoAccount> accounts) {
        this(aws, accounts, Statistics.ALL);
    }

    /**
     * @param chosen by the owners of the accounts: what a point is expected to say
     */
    public HeldByAws(SimulatorAdmin aws, List<DemoAccount> accounts, Statistics chosen) {
        this.aws = aws;
        this.accounts = List.copyOf(accounts);
        this.chosen = chosen;
    }

    /**
     * Every point that GetMetricData would return at that instant, with the value that it has or will settle on, as far as
     * its owner has chosen to have it read.
     */
    public Truth at(Instant instant) {
        Map<PointId, PointValue> settled = new HashMap<>();
        Map<PointId, PointValue> provisional = new HashMap<>();
        for (DemoAccount account : accounts) {
            Map<String, SortedMap<String, String>> tags = account.tagsByArn();
            TruthQuery query = TruthQuery.of(account.awsAccount(), instant.minus(AGE), instant)
                    .withPercentiles(percentiles());
            try (Stream<SeriesTruth> series = aws.truth(query)) {
                series.forEach(one -> {
                    SeriesId id = seriesId(account, one);
                    List<String> asked = asked(one);
                    MeasuredResource resource =
                            new MeasuredResource(one.arn(), tags.getOrDefault(one.arn(), new TreeMap<>()));
                    for (SeriesTruth.Point point : one.points()) {
                        if (!point.visibleAt().isAfter(instant)) {
                            (point.settledAt().isAfter(instant) ? provisional : settled)
                                    .put(new PointId(id, point.timestamp()), value(one, point, asked, resource));
                        }
                    }
                });
            }
        }
        return new Truth(settled, provisional);
    }

    /**
     * The same, but a point of a long period must be there only if it had settled by the earlier instant: one that came
     * after its series was read is seen at the next reading, which may be a day later.
     *
     * @param since before anything of the accounts was read
     */
    public Truth at(Instant instant, Instant since) {
        return at(instant).withSeldomOnes(SELDOM, at(since));
    }

    private String[] percentiles() {
        return catalog.namespaces().stream()
                .flatMap(namespace -> catalog.entry(namespace).orElseThrow().metrics().stream())
                .flatMap(metric -> metric.percentiles().stream())
                .distinct()
                .toArray(String[]::new);
    }

    private static SeriesId seriesId(DemoAccount account, SeriesTruth series) {
        return new SeriesId(
                account.awsAccount(),
                series.region(),
                series.namespace(),
                series.metricName(),
                new TreeMap<>(series.dimensions()),
                Duration.ofSeconds(series.period()));
    }

    /** The statistics that are read of a series. */
    private List<String> asked(SeriesTruth series) {
        return catalog.entry(series.namespace())
                .orElseGet(() -> CatalogEntry.generic(series.namespace()))
                .metric(series.metricName())
                .map(metric -> metric.statistics(chosen))
                .orElse(Point.FOUR);
    }

    private static PointValue value(
            SeriesTruth series, SeriesTruth.Point point, List<String> asked, MeasuredResource resource) {
        return new PointValue(
                asked.contains(Point.SAMPLE_COUNT) ? Double.valueOf(point.sampleCount()) : null,
                asked.contains(Point.SUM) ? Double.valueOf(point.sum()) : null,
                asked.contains(Point.MINIMUM) ? Double.valueOf(point.minimum()) : null,
                asked.contains(Point.MAXIMUM) ? Double.valueOf(point.maximum()) : null,
                quantiles(point, asked),
                series.unit(),
                resource);
    }

    private static SortedMap<Double, Double> quantiles(SeriesTruth.Point point, List<String> asked) {
        SortedMap<Double, Double> quantiles = new TreeMap<>();
        point.percentiles().forEach((name, value) -> {
            if (asked.contains(name)) {
                quantiles.put(Double.parseDouble(name.substring(1)) / 100, value);
            }
        });
        return quantiles;
    }
}
