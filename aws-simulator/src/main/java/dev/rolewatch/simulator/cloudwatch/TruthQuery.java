package dev.rolewatch.simulator.cloudwatch;

import java.time.Instant;
import java.util.List;

/**
 * Which part of the truth is asked for.
 *
 * @param accountId whose series
 * @param region null for all
 * @param namespace null for all
 * @param metricName null for all
 * @param from inclusive
 * @param to exclusive: every point that is given begins before it
 * @param period seconds, to aggregate as GetMetricData would from an aligned start; 0 for each series' own
 * @param percentiles such as {@code p99}; may be empty
 */
public record TruthQuery(
        String accountId,
        String region,
        String namespace,
        String metricName,
        Instant from,
        Instant to,
        int period,
        List<String> percentiles) {

    public TruthQuery {
        percentiles = percentiles == null ? List.of() : List.copyOf(percentiles);
    }

    /** Everything that an account's resources publish in a window, each series at its own period. */
    public static TruthQuery of(String accountId, Instant from, Instant to) {
        return new TruthQuery(accountId, null, null, null, from, to, 0, List.of());
    }

    public TruthQuery inRegion(String name) {
        return new TruthQuery(accountId, name, namespace, metricName, from, to, period, percentiles);
    }

    public TruthQuery ofMetric(String ofNamespace, String name) {
        return new TruthQuery(accountId, region, ofNamespace, name, from, to, period, percentiles);
    }

    public TruthQuery every(int seconds) {
        return new TruthQuery(accountId, region, namespace, metricName, from, to, seconds, percentiles);
    }

    public TruthQuery withPercentiles(String... names) {
        return new TruthQuery(accountId, region, namespace, metricName, from, to, period, List.of(names));
    }
}
