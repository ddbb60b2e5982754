package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.PointAssembly;
import dev.rolewatch.collector.plan.AskedMetric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** What the pages of an answer have told of one metric so far. */
final class MetricValues {
    private static final String NO_ANSWER = "nothing";

    private final AskedMetric asked;
    private final PointAssembly points;
    private final String[] statuses;

    MetricValues(AskedMetric asked) {
        this.asked = asked;
        this.points = new PointAssembly(asked.metric());
        this.statuses = new String[asked.statistics()];
    }

    AskedMetric asked() {
        return asked;
    }

    /**
     * Takes in one statistic's result of a page.
     *
     * @param statistic its index among those that were asked for
     */
    void add(int statistic, MetricDataResult result) {
        points.add(statistic, result.timestamps(), result.values());
        // A later page may be complete in itself; what the failed one lacked is missing all the same.
        if (!isFinal(statuses[statistic])) {
            statuses[statistic] =
                    result.statusCodeAsString() == null ? StatusCode.COMPLETE.toString() : result.statusCodeAsString();
        }
    }

    /** The first status that is not Complete, of any statistic; null if all are. */
    String trouble() {
        for (String status : statuses) {
            if (!StatusCode.COMPLETE.toString().equals(status)) {
                return status == null ? NO_ANSWER : status;
            }
        }
        return null;
    }

    Points points() {
        return new Points(points.points());
    }

    private static boolean isFinal(String status) {
        return StatusCode.INTERNAL_ERROR.toString().equals(status)
                || StatusCode.FORBIDDEN.toString().equals(status);
    }
}
