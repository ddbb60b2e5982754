package dev.rolewatch.local.customer;

import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogMetric;
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

    private final SimulatorAdmin aws;
    private final List<DemoAccount> accounts;
    private final Catalog catalog = Catalog.shipped();

    public HeldByAws(SimulatorAdmin aws, List<DemoAccount> accounts) {
        this.aws = aws;
        this.accounts = List.copyOf(accounts);
    }

    /** Every point that GetMetricData would return at that instant, with the value that it has or will settle on. */
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
                    MeasuredResource resource =
                            new MeasuredResource(one.arn(), tags.getOrDefault(one.arn(), new TreeMap<>()));
                    for (SeriesTruth.Point point : one.points()) {
                        if (!point.visibleAt().isAfter(instant)) {
                            (point.settledAt().isAfter(instant) ? provisional : settled)
                                    .put(new PointId(id, point.timestamp()), value(one, point, resource));
                        }
                    }
                });
            }
        }
        return new Truth(settled, provisional);
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

    private PointValue value(SeriesTruth series, SeriesTruth.Point point, MeasuredResource resource) {
        return new PointValue(
                point.sampleCount(),
                point.sum(),
                point.minimum(),
                point.maximum(),
                quantiles(series, point),
                series.unit(),
                resource);
    }

    /** Those that the catalog says are worth reading. */
    private SortedMap<Double, Double> quantiles(SeriesTruth series, SeriesTruth.Point point) {
        List<String> wanted = catalog.entry(series.namespace())
                .flatMap(entry -> entry.metric(series.metricName()))
                .map(CatalogMetric::percentiles)
                .orElse(List.of());
        SortedMap<Double, Double> quantiles = new TreeMap<>();
        wanted.forEach(name -> quantiles.put(
                Double.parseDouble(name.substring(1)) / 100, point.percentiles().get(name)));
        return quantiles;
    }
}
