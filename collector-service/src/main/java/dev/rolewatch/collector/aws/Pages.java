package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pages that answer a call. */
final class Pages {
    private final List<MetricValues> values = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final Set<String> messages = new LinkedHashSet<>();

    /** What a query asks for: a statistic, by its index, of a metric. */
    private record Query(MetricValues metric, int statistic) {}

    Pages(MetricsCall call) {
        for (AskedMetric asked : call.metrics()) {
            MetricValues told = new MetricValues(asked);
            for (int i = 0; i < asked.statistics(); i++) {
                queries.add(new Query(told, i));
            }
            values.add(told);
        }
    }

    /** Takes in a page. Tells which metrics are complete now and were not before, or have more values now. */
    Set<MetricValues> add(MetricDataPage page) {
        Set<MetricValues> told = new LinkedHashSet<>();
        for (QueryResult result : page.results()) {
            Query query = queries.get(MetricDataRequests.query(result));
            query.metric().add(query.statistic(), result);
            told.add(query.metric());
        }
        messages.addAll(page.messages());
        told.removeIf(metric -> metric.trouble() != null);
        return told;
    }

    /** What was told of each of the call's metrics. */
    List<MetricValues> values() {
        return values;
    }

    /** What CloudWatch said beside the values; empty if nothing. */
    String messages() {
        return String.join("; ", messages);
    }
}
