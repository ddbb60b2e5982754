package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.cloudwatch.SeriesTruth.Point;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import dev.rolewatch.simulator.inventory.MetricWalk;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Tells what every series finally says, including what GetMetricData does not show yet. */
public final class Truth {
    private final Accounts accounts;
    private final SeriesCatalog catalog;

    public Truth(Accounts accounts, SeriesCatalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    /** One element per series, each computed when it is asked for. */
    public Iterator<SeriesTruth> read(TruthQuery query) {
        List<Statistic> percentiles = query.percentiles().stream()
                .map(name -> Statistic.parse(name)
                        .filter(Statistic::isPercentile)
                        .orElseThrow(() -> new IllegalArgumentException("Not a percentile: " + name)))
                .toList();
        Iterator<Map.Entry<String, Inventory>> places =
                accounts.inventories(query.accountId()).entrySet().iterator();
        return new Iterator<>() {
            private String region;
            private Iterator<FoundMetric> metrics = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!metrics.hasNext() && places.hasNext()) {
                    Map.Entry<String, Inventory> place = places.next();
                    region = place.getKey();
                    metrics = metricsOf(query, region, place.getValue());
                }
                return metrics.hasNext();
            }

            @Override
            public SeriesTruth next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return truth(query, region, metrics.next(), percentiles);
            }
        };
    }

    private static Iterator<FoundMetric> metricsOf(TruthQuery query, String region, Inventory inventory) {
        if (query.region() != null && !query.region().equals(region)) {
            return Collections.emptyIterator();
        }
        Iterator<ResourceGroup> groups = inventory.groups().stream()
                .filter(group -> query.namespace() == null || query.namespace().equals(group.namespace()))
                .iterator();
        return new MetricWalk(
                groups,
                metric -> query.metricName() == null || query.metricName().equals(metric.name()));
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
