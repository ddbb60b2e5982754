package dev.rolewatch.local.comparison;

import java.util.List;

/** A way in which the topic is not what AWS holds; {@code toString} is a sentence about it. */
public sealed interface Difference {
    PointId point();

    /** AWS holds the point, and the topic does not have it. */
    record Missing(PointId point) implements Difference {
        @Override
        public String toString() {
            return "missing: " + point;
        }
    }

    /** The last value published is not what AWS holds. */
    record Wrong(PointId point, List<String> fields) implements Difference {
        @Override
        public String toString() {
            return "wrong:   " + point + ": " + String.join(", ", fields);
        }
    }

    /** The topic has a point that AWS does not hold. */
    record Unknown(PointId point) implements Difference {
        @Override
        public String toString() {
            return "unknown: " + point + " is on the topic, and AWS does not hold it";
        }
    }

    /** The point was published again though nothing of it had changed. */
    record Repeated(PointId point) implements Difference {
        @Override
        public String toString() {
            return "repeated: " + point + " was published again unchanged";
        }
    }

    /** Whether more time may mend it: a point that is still to come, or still to be read again. */
    default boolean mayMend() {
        return this instanceof Missing || this instanceof Wrong;
    }
}
