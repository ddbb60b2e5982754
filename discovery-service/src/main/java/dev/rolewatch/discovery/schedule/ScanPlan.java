package dev.rolewatch.discovery.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

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
            return new Running(newScanId, now.plus(Running.patience(1, every)), 1, failures, now, List.of());
        }
    }

    /**
     * A scan was asked for and has not finished.
     *
     * @param due when to ask for it again, unless something is heard of it
     * @param attempts how often it was asked for since it last got through a Region
     * @param failures how many scans in a row have failed before it
     * @param begun when it was first asked for
     * @param lookedAt the Regions that it has looked at whole
     */
    record Running(String scanId, Instant due, int attempts, int failures, Instant begun, List<Region> lookedAt)
            implements ScanPlan {
        private static final Duration FIRST_PATIENCE = Duration.ofMinutes(5);
        private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

        public Running {
            lookedAt = lookedAt == null ? List.of() : List.copyOf(lookedAt);
        }

        /** How long the scan may be silent before it is asked for again. */
        public Duration patience(Duration every) {
            return patience(attempts, every);
        }

        private static Duration patience(int attempts, Duration every) {
            return Backoff.pause(FIRST_PATIENCE, Math.max(0, attempts - 1), every);
        }

        @Override
        public Running asked(String newScanId, Instant now, Duration every) {
            int again = attempts + 1;
            return new Running(scanId, now.plus(patience(again, every)), again, failures, begun, lookedAt);
        }

        /** The scan has told everything of a Region. */
        public Running looked(Region region, Instant now, Duration every) {
            TreeSet<Region> regions = new TreeSet<>(java.util.Comparator.comparing(Region::value));
            regions.addAll(lookedAt);
            regions.add(region);
            return new Running(scanId, now.plus(patience(0, every)), 0, failures, begun, List.copyOf(regions));
        }

        /**
         * An attempt has ended. A scan that has looked at no Region is worth little, and another follows earlier.
         *
         * @param someRemain whether there are Regions that it had no time for, or that nothing arrived of, to which another attempt goes
         */
        public ScanPlan finished(boolean someRemain, Instant now, Duration every) {
            if (someRemain) {
                Instant next = attempts == 0 ? now : now.plus(Backoff.pause(FIRST_RETRY, attempts - 1, every));
                return new Running(scanId, next, attempts, failures, begun, lookedAt);
            }
            if (lookedAt.isEmpty()) {
                return new Waiting(now.plus(Backoff.pause(FIRST_RETRY, failures, every)), failures + 1);
            }
            Instant next = (begun == null ? now : begun).plus(every);
            return new Waiting(next.isAfter(now) ? next : now, 0);
        }
    }
}
