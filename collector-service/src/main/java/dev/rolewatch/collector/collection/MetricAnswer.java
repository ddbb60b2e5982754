package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.metrics.Point;
import java.util.List;

/**
 * What became of one metric.
 *
 * @param timesBilled how often CloudWatch was asked for it and answered: more than once where it had to be asked again
 */
public record MetricAnswer(AskedMetric asked, Result result, int timesBilled) {
    /** What CloudWatch said. */
    public sealed interface Result {}

    /** Every point that CloudWatch has in the window, in order; none is an answer too. */
    public record Points(List<Point> points) implements Result {
        public Points {
            points = List.copyOf(points);
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
