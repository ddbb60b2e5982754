package dev.rolewatch.simulator.cloudwatch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lateness of each namespace, by default after what vendors and maintainers have observed of AWS. */
public final class LatenessProfiles {
    private static final LatenessProfile USUAL = profile(30, 90, 180, 0.1);
    private static final Map<String, LatenessProfile> OBSERVED = Map.of(
            "AWS/EC2", profile(60, 240, 120, 0.05),
            "AWS/ApplicationELB", profile(-30, 60, 240, 0.5),
            "AWS/NetworkELB", profile(-30, 60, 240, 0.5),
            "AWS/RDS", profile(60, 180, 120, 0.1),
            "AWS/SNS", profile(60, 600, 0, 0),
            "AWS/S3", profile(3_600, 21_600, 0, 0));

    private final Map<String, LatenessProfile> own = new ConcurrentHashMap<>();

    private static LatenessProfile profile(long earliest, long latest, long settling, double changing) {
        return new LatenessProfile(
                Duration.ofSeconds(earliest), Duration.ofSeconds(latest), Duration.ofSeconds(settling), changing);
    }

    public void set(String namespace, LatenessProfile profile) {
        own.put(namespace, profile);
    }

    public void clear() {
        own.clear();
    }

    public LatenessProfile of(String namespace) {
        LatenessProfile set = own.get(namespace);
        return set != null ? set : OBSERVED.getOrDefault(namespace, USUAL);
    }
}
