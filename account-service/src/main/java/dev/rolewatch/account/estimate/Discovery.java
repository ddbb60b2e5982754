package dev.rolewatch.account.estimate;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What finding resources costs a month. Of its calls only ListMetrics has a price; those that tell tags and metadata are free.
 *
 * @param requests ListMetrics requests
 * @param usd what they cost if nothing else in the AWS account uses up the free ones
 */
public record Discovery(long requests, BigDecimal usd) {
    /** From the beginning of a scan to that of the next, at the most. */
    static final Duration SCAN_EVERY = Duration.ofMinutes(12);

    /** Metrics on a page of ListMetrics. */
    static final int PAGE = 500;

    static Discovery of(Found found) {
        long outside =
                found.outside().values().stream().mapToLong(Integer::longValue).sum();
        long pages = (outside + PAGE - 1) / PAGE
                + found.seriesByRegion().values().stream()
                        .mapToLong(series -> Math.max(1, (series + PAGE - 1) / PAGE))
                        .sum();
        long requests = pages * Rate.MONTH.dividedBy(SCAN_EVERY);
        return new Discovery(requests, Price.cents(Price.ofRequests(requests)));
    }
}
