package dev.rolewatch.discovery.aws;

import java.time.Duration;

/**
 * How a scan asks again when AWS throttles or does not answer.
 *
 * @param most how often, beside the first time
 * @param firstPause before the first of them; it doubles each time
 */
public record Retries(int most, Duration firstPause) {
    /** Together about 15 seconds; what takes longer is left to the next scan. */
    public static final Retries DEFAULT = new Retries(4, Duration.ofSeconds(1));

    void pause(int earlier) throws InterruptedException {
        Thread.sleep(firstPause.multipliedBy(1L << earlier).toMillis());
    }
}
