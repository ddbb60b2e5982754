package dev.rolewatch.awsaccess.rate;

import dev.rolewatch.contracts.collection.Shard;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One API in one Region of an account: an even pace for each shard that this process reads, and one factor by which all of
 * them slow down while AWS throttles, for what throttles one throttles all. Safe for use by many threads.
 */
final class ApiRate {
    /** What a pause earns; so short, because the burst comes on top of the paced calls of the same second. */
    private static final Duration BURST = Duration.ofMillis(200);

    /** Calls and datapoints have quotas of their own, and a call waits until both have room. */
    private record Paces(Pace calls, Pace datapoints) {
        /** Without credit: this process may have the shard from another, which has just used its part. */
        static Paces startingAt(long now) {
            // A call takes all of its datapoints at once, and that is burst enough.
            Paces fresh = new Paces(new Pace(BURST), new Pace(Duration.ZERO));
            fresh.dropCredit(now);
            return fresh;
        }

        void dropCredit(long now) {
            calls.dropCredit(now);
            datapoints.dropCredit(now);
        }

        Duration untilFree(long now, CallCost cost) {
            Duration call = calls.untilFree(now);
            Duration volume = cost.datapoints() > 0 ? datapoints.untilFree(now) : Duration.ZERO;
            return call.compareTo(volume) > 0 ? call : volume;
        }

        void take(long now, CallCost cost, double part, BackOff backOff) {
            calls.take(now, backOff.stretched(now, 1 / (part * cost.api().quotaPerSecond())));
            if (cost.datapoints() > 0) {
                double seconds = cost.datapoints() / (part * cost.datapointsPerSecond());
                datapoints.take(now, backOff.stretched(now, seconds));
            }
        }
    }

    /** By the shard's number: its pace goes on when the account is split into more or fewer. */
    private final Map<Integer, Paces> shards = new HashMap<>();

    private final BackOff backOff = new BackOff();

    /**
     * Books a call with the shard that has room first. Where items from before and after a split come together, what is
     * left of the former shards is booked with the latter, or the two together would have more than the share.
     *
     * @param shards those whose resources are asked for, at least one
     * @param share of the quotas that all shards together may use
     * @return how long to wait; empty if that is more than the longest wait, and nothing was booked
     */
    synchronized Optional<Duration> book(
            long now, Collection<Shard> shards, CallCost cost, double share, Duration longestWait) {
        int of = shards.stream().mapToInt(Shard::of).max().orElseThrow();
        Shard shard = shards.stream()
                .filter(one -> one.of() == of)
                .min(Comparator.comparing(one -> paces(one, now).untilFree(now, cost)))
                .orElseThrow();
        Duration wait = paces(shard, now).untilFree(now, cost);
        if (wait.compareTo(longestWait) > 0) {
            return Optional.empty();
        }
        paces(shard, now).take(now, cost, share / shard.of(), backOff);
        return Optional.of(wait);
    }

    synchronized void throttled(long now) {
        backOff.throttled(now);
        shards.values().forEach(paces -> paces.dropCredit(now));
    }

    /** What is left of the rates: 1 while nothing is throttled. */
    synchronized double factor(long now) {
        return backOff.factor(now);
    }

    private Paces paces(Shard shard, long now) {
        return shards.computeIfAbsent(shard.number(), number -> Paces.startingAt(now));
    }
}
