package dev.rolewatch.awsaccess.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A rate of its own for each account, Region and API, within a share of the customer's quota, for the customer's other
 * tools use the same quota.
 */
public final class CallRates {
    private record Key(AwsAccountId account, Region region, Api api) {}

    /** Far beyond any wait for a turn; a pace that was idle for so long is as good as a new one. */
    private static final Duration PACE_KEPT = Duration.ofHours(1);

    private static final Duration BURST = Duration.ofSeconds(1);

    private final double share;
    private final LongSupplier nanoTime;
    private final Cache<Key, Pace> paces;

    /**
     * @param share of AWS's default quota that this process may use, above 0 and at most 1
     * @param nanoTime a monotonic time in nanoseconds, such as {@code System::nanoTime}
     */
    public CallRates(double share, LongSupplier nanoTime) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("the share of a quota is above 0 and at most 1, but this is " + share);
        }
        this.share = share;
        this.nanoTime = nanoTime;
        this.paces = Caffeine.newBuilder()
                .expireAfterAccess(PACE_KEPT)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Books the next call and tells how long to wait before it is made. */
    public Duration book(AwsAccountId account, Region region, Api api) {
        return paces.get(new Key(account, region, api), key -> new Pace(BURST))
                .book(nanoTime.getAsLong(), api.quotaPerSecond() * share);
    }

    /** How many paces are kept at the moment. */
    long size() {
        paces.cleanUp();
        return paces.estimatedSize();
    }

    /** Waits for this call's turn. */
    public void await(AwsAccountId account, Region region, Api api) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(book(account, region, api).toNanos());
    }
}
