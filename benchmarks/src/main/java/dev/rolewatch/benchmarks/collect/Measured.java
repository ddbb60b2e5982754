package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.ProcessUsage;
import java.time.Duration;
import java.time.Instant;

/**
 * What a process did and what it took for it.
 *
 * @param queries a statistic of a metric each, of which a call takes 500
 * @param memory the most that its resident memory was since it started, in megabytes
 */
record Measured(long series, long calls, long queries, Duration time, Duration cpu, long memory) {
    private static final int QUERIES_PER_CALL = 500;

    /** Begins to measure a process. */
    static Start start(ProcessUsage usage) {
        return new Start(usage, Instant.now(), usage.cpu());
    }

    record Start(ProcessUsage usage, Instant at, Duration cpu) {
        Measured end(long series, long calls, long queries) {
            return new Measured(
                    series,
                    calls,
                    queries,
                    Duration.between(at, Instant.now()),
                    usage.cpu().minus(cpu),
                    usage.mostMemory());
        }
    }

    double perSecond() {
        return series / seconds(time);
    }

    double perSecondAndCore() {
        return series / seconds(cpu);
    }

    double microsPerCall() {
        return seconds(cpu) * 1e6 / calls;
    }

    /** How much of what fits into the calls was asked for. */
    double fullness() {
        return 1.0 * queries / calls / QUERIES_PER_CALL;
    }

    static String header() {
        return "%-24s %10s %9s %7s %6s %9s %8s %12s %8s"
                .formatted("", "series", "calls", "full", "s", "series/s", "CPU s", "series/s/core", "RSS MB");
    }

    String row(String name) {
        return "%-24s %,10d %,9d %6.1f%% %6.1f %,9.0f %8.1f %,12.0f %8d"
                .formatted(
                        name,
                        series,
                        calls,
                        100 * fullness(),
                        seconds(time),
                        perSecond(),
                        seconds(cpu),
                        perSecondAndCore(),
                        memory);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
