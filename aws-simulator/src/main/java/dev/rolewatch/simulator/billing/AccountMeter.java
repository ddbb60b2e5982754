package dev.rolewatch.simulator.billing;

import dev.rolewatch.simulator.billing.Bill.ApiUse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one account is asked for. */
public final class AccountMeter {
    private static final double DOLLARS_PER_THOUSAND = 0.01;
    private static final long FREE_REQUESTS = 1_000_000;

    private final Map<String, ApiMeter> apis = new ConcurrentHashMap<>();
    private final LongAdder metrics = new LongAdder();
    private final LongAdder statistics = new LongAdder();
    private final LongAdder datapoints = new LongAdder();

    private static final class ApiMeter {
        private final LongAdder answered = new LongAdder();
        private final LongAdder throttled = new LongAdder();
        private final LongAdder denied = new LongAdder();
        private final LongAdder failed = new LongAdder();
    }

    public void answered(String api) {
        meter(api).answered.increment();
    }

    public void throttled(String api) {
        meter(api).throttled.increment();
    }

    public void denied(String api) {
        meter(api).denied.increment();
    }

    public void failed(String api) {
        meter(api).failed.increment();
    }

    /** Counts a GetMetricData call that was answered. */
    public void metricData(long metricsRequested, long statisticsRequested, long pointsReturned) {
        metrics.add(metricsRequested);
        statistics.add(statisticsRequested);
        datapoints.add(pointsReturned);
    }

    Bill bill(String accountId) {
        Map<String, ApiUse> uses = new TreeMap<>();
        apis.forEach((api, meter) -> uses.put(
                api, new ApiUse(meter.answered.sum(), meter.throttled.sum(), meter.denied.sum(), meter.failed.sum())));
        long requests = uses.getOrDefault("ListMetrics", new ApiUse(0, 0, 0, 0)).answered();
        return new Bill(
                accountId,
                uses,
                metrics.sum(),
                statistics.sum(),
                datapoints.sum(),
                dollars(metrics.sum() + Math.max(0, requests - FREE_REQUESTS)),
                dollars(statistics.sum() + requests));
    }

    private static double dollars(long units) {
        return units * DOLLARS_PER_THOUSAND / 1000;
    }

    private ApiMeter meter(String api) {
        return apis.computeIfAbsent(api, name -> new ApiMeter());
    }
}
