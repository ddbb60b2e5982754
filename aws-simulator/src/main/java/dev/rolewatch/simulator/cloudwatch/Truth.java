package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.cloudwatch.SeriesTruth.Point;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells what every series finally says, including what GetMetricData does not show yet. */
public final class Truth {
    private final Accounts accounts;
    private final SeriesCatalog catalog;

    public Truth(Accounts accounts, SeriesCatalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    /** One element per series, computed as it is read. */
    public Stream<SeriesTruth> read(TruthQuery query) {
        List<Statistic> percentiles = query.percentiles().stream()
                .map(name -> Statistic.parse(name)
                        .filter(Statistic::isPercentile)
                        .orElseThrow(() -> new IllegalArgumentException("Not a percentile: " + name)))
                .toList();
        return accounts.inventories(query.accountId()).entrySet().stream()
                .filter(place -> query.region() == null || query.region().equals(place.getKey()))
                .flatMap(place -> place.getValue().groups().stream()
                        .filter(group ->
                                query.namespace() == null || query.namespace().equals(group.namespace()))
                        .flatMap(group -> metrics(group, query))
                        .map(found -> truth(query, place.getKey(), found, percentiles)));
    }

    private static Stream<FoundMetric> metrics(ResourceGroup group, TruthQuery query) {
        return IntStream.range(0, group.count())
                .boxed()
                .flatMap(number -> group.metrics().stream()
                        .filter(metric ->
                                query.metricName() == null || query.metricName().equals(metric.name()))
                        .map(metric -> new FoundMetric(group, number, metric)));
    }

    private SeriesTruth truth(TruthQuery query, String region, FoundMetric found, List<Statistic> percentiles) {
        Series series = catalog.series(query.accountId(), region, found);
        int period = Math.max(query.period(), series.period());
        List<Point> points = new ArrayList<>();
        long start = Periods.startFrom(query.from().getEpochSecond(), period);
        for (long end = query.to().getEpochSecond(); start < end; start += period) {
            addPoint(points, series, start, Math.min(end, start + period), percentiles);
        }
        return new SeriesTruth(
                region,
                found.group().definition().name(),
                found.group().arn(found.number()).orElse(null),
                found.group().namespace(),
                found.metric().name(),
                found.dimensions(),
                found.metric().unit(),
                series.period(),
                period,
                points);
    }

    private static void addPoint(List<Point> points, Series series, long from, long to, List<Statistic> percentiles) {
        var tally = new Tally(!percentiles.isEmpty());
        long visibleAt = Long.MAX_VALUE;
        long settledAt = Long.MIN_VALUE;
        for (long start = series.firstStartFrom(from); start < to; start += series.period()) {
            if (series.hasPoint(start)) {
                series.addTo(tally, start, Long.MAX_VALUE);
                visibleAt = Math.min(visibleAt, series.visibleAt(start));
                settledAt = Math.max(settledAt, series.settledAt(start));
            }
        }
        if (tally.count() > 0) {
            Map<String, Double> values = new LinkedHashMap<>();
            percentiles.forEach(each -> values.put(each.name(), each.of().applyAsDouble(tally)));
            points.add(new Point(
                    Instant.ofEpochSecond(from),
                    Instant.ofEpochMilli(visibleAt),
                    Instant.ofEpochMilli(settledAt),
                    tally.count(),
                    tally.sum(),
                    tally.minimum(),
                    tally.maximum(),
                    values));
        }
    }
}
