package dev.rolewatch.account;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for what the service does by itself: much longer than the ten seconds between two runs of its jobs,
 * on a slow machine too.
 */
public final class Patience {
    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
