package dev.rolewatch.collector.aws;

import java.util.List;

/**
 * One page of GetMetricData's answer ("GetMetricData", Amazon CloudWatch API Reference), as far as a reading needs it.
 *
 * @param messages what CloudWatch says beside the values, of the whole page or of one query
 * @param nextToken null or empty on the last page
 */
public record MetricDataPage(List<QueryResult> results, List<String> messages, String nextToken) {
    public MetricDataPage {
        results = List.copyOf(results);
        messages = List.copyOf(messages);
    }

    boolean isLast() {
        return nextToken == null || nextToken.isEmpty();
    }
}
