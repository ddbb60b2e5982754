package dev.rolewatch.awsaccess.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.Shard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

/**
 * A rate of its own for each account, Region and API, within a share of the customer's quota, for the customer's other
 * tools use the same quota. Each shard of an account has an even part of it, and a call is booked with one shard: since a
 * shard is read by one process at a time, all processes together keep to the share without knowing of each other. A rate
 * is halved when AWS throttles all the same, and is whole again about a minute after the last throttle.
 */
public final class CallRates {
    private record Key(AwsAccountId account, Region region, Api api) {}

    /** Far beyond any wait for a turn and any recovery; a rate that was idle for so long is as good as a new one. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final double share;
    private final LongSupplier nanoTime;
    private final Cache<Key, ApiRate> rates;
    private final Map<Api, LongAdder> throttles = new ConcurrentHashMap<>();

    /**
     * @param share of AWS's default quota that all shards of an account together may use, above 0 and at most 1
     * @param nanoTime a monotonic time in nanoseconds, such as {@code System::nanoTime}
     */
    public CallRates(double share, LongSupplier nanoTime) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("the share of a quota is above 0 and at most 1, but this is " + share);
        }
        this.share = share;
        this.nanoTime = nanoTime;
        this.rates = Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /**
     * Books a call, unless it would have to wait for too long.
     *
     * @param shards of the account whose resources are asked for, at least one
     * @return how long to wait before the call is made; empty if nothing was booked
     */
    public Optional<Duration> book(
            AwsAccountId account, Region region, Collection<Shard> shards, CallCost cost, Duration longestWait) {
        return rates.get(new Key(account, region, cost.api()), key -> new ApiRate())
                .book(nanoTime.getAsLong(), shards, cost, share, longestWait);
    }

    /** Waits for the turn of a call that is made for an account as a whole. */
    public void await(AwsAccountId account, Region region, Api api) throws InterruptedException {
        Duration wait = book(account, region, List.of(Shard.WHOLE), CallCost.of(api), Duration.ofNanos(Long.MAX_VALUE))
                .orElseThrow();
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }

    /** AWS throttled such a call: all of them slow down. */
    public void throttled(AwsAccountId account, Region region, Api api) {
        rates.get(new Key(account, region, api), key -> new ApiRate()).throttled(nanoTime.getAsLong());
        throttles.computeIfAbsent(api, key -> new LongAdder()).increment();
    }

    /** How many calls of an API have been throttled, of all accounts together. */
    long throttles(Api api) {
        LongAdder counted = throttles.get(api);
        return counted == null ? 0 : counted.sum();
    }

    /** How much is left of each rate that is slowed down at the moment: above 0 and below 1. */
    DoubleStream slowed() {
        long now = nanoTime.getAsLong();
        return rates.asMap().values().stream()
                .mapToDouble(rate -> rate.factor(now))
                .filter(factor -> factor < 1);
    }

    /** How many rates are kept at the moment. */
    long size() {
        rates.cleanUp();
        return rates.estimatedSize();
    }
}
