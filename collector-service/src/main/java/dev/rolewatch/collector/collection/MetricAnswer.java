package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import java.util.List;

/**
 * What became of one metric.
 *
 * @param timesBilled how often CloudWatch was asked for it and answered: more than once where it had to be asked again
 */
public record MetricAnswer(AskedMetric asked, Result result, int timesBilled) {
    /** Without the points outside of the metric's own window, which come with a call that it shared with others. */
    MetricAnswer clipped() {
        return result instanceof Points read ? new MetricAnswer(asked, read.in(asked.window()), timesBilled) : this;
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
    public record Points(List<Point> points) implements Result {
        public Points {
            points = List.copyOf(points);
        }

        private Points in(Window window) {
            int from = 0;
            int to = points.size();
            while (from < to && points.get(from).start().isBefore(window.from())) {
                from++;
            }
            while (to > from && !points.get(to - 1).start().isBefore(window.to())) {
                to--;
            }
            return to - from == points.size() ? this : new Points(points.subList(from, to));
        }
    }

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
