package dev.rolewatch.discovery.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/** When an account is to be scanned next. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScanPlan.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = ScanPlan.Running.class, name = "running"),
})
public sealed interface ScanPlan {
    /** When a scan is to be asked for, or asked for again. */
    Instant due();

    /**
     * A scan is asked for now.
     *
     * @param newScanId used if no scan is running; one that did not finish keeps its id, so that whichever attempt
     *     finishes counts
     */
    Running asked(String newScanId, Instant now, Duration every);

    /** A scan that looked at no Region whole is worth little, and is repeated earlier than one that did. */
    ScanPlan finished(String scanId, boolean anyRegion, Instant now, Duration every);

    static ScanPlan atOnce(Instant now) {
        return new Waiting(now, 0);
    }

    /**
     * No scan is running.
     *
     * @param failures how many scans in a row have failed
     */
    record Waiting(Instant due, int failures) implements ScanPlan {
        @Override
        public Running asked(String newScanId, Instant now, Duration every) {
            return Running.attempt(newScanId, 1, failures, now, every);
        }

        @Override
        public ScanPlan finished(String scanId, boolean anyRegion, Instant now, Duration every) {
            return this;
        }
    }

    /**
     * A scan was asked for and has not finished.
     *
     * @param due when to ask for it again
     * @param attempts how often it was asked for
     * @param failures how many scans in a row have failed before it
     */
    record Running(String scanId, Instant due, int attempts, int failures) implements ScanPlan {
        private static final Duration FIRST_PATIENCE = Duration.ofMinutes(5);
        private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

        private static Running attempt(String scanId, int attempts, int failures, Instant now, Duration every) {
            return new Running(
                    scanId, now.plus(Backoff.pause(FIRST_PATIENCE, attempts - 1, every)), attempts, failures);
        }

        @Override
        public Running asked(String newScanId, Instant now, Duration every) {
            return attempt(scanId, attempts + 1, failures, now, every);
        }

        @Override
        public ScanPlan finished(String finishedId, boolean anyRegion, Instant now, Duration every) {
            if (!finishedId.equals(scanId)) {
                return this;
            }
            return anyRegion
                    ? new Waiting(now.plus(every), 0)
                    : new Waiting(now.plus(Backoff.pause(FIRST_RETRY, failures, every)), failures + 1);
        }
    }
}
