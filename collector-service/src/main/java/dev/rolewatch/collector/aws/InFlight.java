package dev.rolewatch.collector.aws;

import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many requests are in flight at a time, of all accounts together. One Region has three quarters of them, so that one
 * which hangs leaves room for the others, and most customers, who are in one Region, have most of them.
 */
final class InFlight {
    private final int perRegion;
    private final Semaphore all;
    private final Map<Region, Semaphore> regions = new ConcurrentHashMap<>();

    InFlight(int most) {
        this.perRegion = Math.max(1, most - most / 4);
        this.all = new Semaphore(most, true);
    }

    <T> T call(Region region, Supplier<T> request) throws InterruptedException {
        Semaphore there = regions.computeIfAbsent(region, key -> new Semaphore(perRegion, true));
        there.acquire();
        try {
            all.acquire();
            try {
                return request.get();
            } finally {
                all.release();
            }
        } finally {
            there.release();
        }
    }
}
