package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.PointAssembly;
import dev.rolewatch.collector.plan.AskedMetric;

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
    void add(int statistic, QueryResult result) {
        points.add(statistic, result.times(), result.values());
        // A later page may be complete in itself; what the failed one lacked is missing all the same.
        if (!isFinal(statuses[statistic])) {
            statuses[statistic] = result.status();
        }
    }

    /** The first status that is not Complete, of any statistic; null if all are. */
    String trouble() {
        for (String status : statuses) {
            if (!QueryResult.COMPLETE.equals(status)) {
                return status == null ? NO_ANSWER : status;
            }
        }
        return null;
    }

    Points points() {
        return new Points(points.points());
    }

    private static boolean isFinal(String status) {
        return QueryResult.INTERNAL_ERROR.equals(status) || QueryResult.FORBIDDEN.equals(status);
    }
}
