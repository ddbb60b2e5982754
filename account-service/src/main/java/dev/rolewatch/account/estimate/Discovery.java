package dev.rolewatch.account.estimate;

import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the ListMetrics requests of scans cost a month.
 *
 * @param scanEvery from the beginning of a scan to that of the next
 * @param requests ListMetrics requests
 * @param usd what they cost if nothing else in the AWS account uses up the free ones
 */
public record Discovery(Duration scanEvery, long requests, BigDecimal usd) {
    /** @param requestsOfAScan as many as the last scan took */
    static Discovery of(long requestsOfAScan, Duration scanEvery) {
        long requests = requestsOfAScan * Rate.MONTH.dividedBy(scanEvery);
        return new Discovery(scanEvery, requests, Price.cents(Price.ofRequests(requests)));
    }
}
