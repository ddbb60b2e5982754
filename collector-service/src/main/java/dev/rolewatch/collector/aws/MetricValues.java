package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.PointAssembly;
import dev.rolewatch.collector.plan.AskedMetric;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** What the pages of an answer have told of one metric so far. */
final class MetricValues {
    private static final String NO_ANSWER = "nothing";

    private final Map<String, Map<Instant, Double>> values = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();

    /** Takes in one statistic's result of a page. */
    void add(String statistic, MetricDataResult result) {
        Map<Instant, Double> byTime = values.computeIfAbsent(statistic, key -> new TreeMap<>());
        List<Instant> times = result.timestamps();
        for (int i = 0; i < times.size(); i++) {
            byTime.put(times.get(i), result.values().get(i));
        }
        String status =
                result.statusCodeAsString() == null ? StatusCode.COMPLETE.toString() : result.statusCodeAsString();
        // A later page may be complete in itself; what the failed one lacked is missing all the same.
        statuses.merge(statistic, status, (before, now) -> isFinal(before) ? before : now);
    }

    /** The first status that is not Complete, of any statistic; null if all are. */
    String trouble(AskedMetric asked) {
        for (String statistic : asked.metric().statistics()) {
            String status = statuses.getOrDefault(statistic, NO_ANSWER);
            if (!status.equals(StatusCode.COMPLETE.toString())) {
                return status;
            }
        }
        return null;
    }

    Points points(AskedMetric asked) {
        return new Points(PointAssembly.points(asked.metric(), values));
    }

    private static boolean isFinal(String status) {
        return status.equals(StatusCode.INTERNAL_ERROR.toString()) || status.equals(StatusCode.FORBIDDEN.toString());
    }
}
