package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.wire.AwsException;
import java.time.Duration;

/** Checks what a request says, in the words of AWS. */
final class Parameters {
    private Parameters() {}

    static void checkText(String parameter, String value, int min, int max, String pattern) {
        if (value == null) {
            throw invalid(parameter, "null", "Member must not be null");
        }
        if (value.length() < min) {
            throw invalid(parameter, value, "Member must have length greater than or equal to " + min);
        }
        if (value.length() > max) {
            throw invalid(parameter, value, "Member must have length less than or equal to " + max);
        }
        if (!value.matches(pattern)) {
            throw invalid(parameter, value, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    /** @param seconds as requested; null takes the default */
    static Duration duration(Integer seconds, int min, int max, int byDefault) {
        if (seconds != null && seconds < min) {
            throw invalid("durationSeconds", seconds, "Member must have value greater than or equal to " + min);
        }
        if (seconds != null && seconds > max) {
            throw invalid("durationSeconds", seconds, "Member must have value less than or equal to " + max);
        }
        return Duration.ofSeconds(seconds == null ? byDefault : seconds);
    }

    static AwsException invalid(String parameter, Object value, String constraint) {
        return AwsException.validation("1 validation error detected: Value '" + value + "' at '" + parameter
                + "' failed to satisfy constraint: " + constraint);
    }
}
