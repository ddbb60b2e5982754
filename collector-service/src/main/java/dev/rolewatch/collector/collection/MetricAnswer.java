package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.collection.NotReadReason;

/**
 * What became of one metric.
 *
 * @param timesBilled how often CloudWatch was asked for it and answered: more than once where it had to be asked again
 */
public record MetricAnswer(AskedMetric asked, Result result, int timesBilled) {
    /** Without the points outside of the metric's own window, which come with a call that it shared with others. */
    MetricAnswer clipped() {
        return result instanceof Points read
                ? new MetricAnswer(asked, new Points(read.points().in(asked.window())), timesBilled)
                : this;
    }

    /** Why it was not read, or null if it was. */
    public Failure failure() {
        return result instanceof Failure failure ? failure : null;
    }

    public boolean failedAs(NotReadReason reason) {
        return result instanceof Failure failure && failure.reason() == reason;
    }

    /** What AWS bills at the least: five statistics count as one metric. */
    public int billedMetrics() {
        return timesBilled * asked.billedMetrics();
    }

    /** What AWS bills at the most: each statistic counts. */
    public int billedStatistics() {
        return timesBilled * asked.statistics();
    }

    /** What CloudWatch said. */
    public sealed interface Result {}

    /** Every point that CloudWatch has in the call's window, in order; none is an answer too. */
    public record Points(PointTable points) implements Result {}

    /**
     * It was not read, or not wholly.
     *
     * @param detail a sentence that tells what to do; what is longer than a record has room for is cut
     */
    public record Failure(NotReadReason reason, String detail) implements Result {
        private static final int LONGEST_DETAIL = 1000;

        public Failure {
            if (detail != null && detail.length() > LONGEST_DETAIL) {
                detail = detail.substring(0, LONGEST_DETAIL) + "…";
            }
        }
    }
}
