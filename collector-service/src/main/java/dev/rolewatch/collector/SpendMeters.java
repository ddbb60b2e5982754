package dev.rolewatch.collector;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers spend, as {@code rolewatch.collector.billed} by tenant, account and namespace. How AWS meters is contested,
 * so each has a low end, at which five statistics of a metric count as one, and a high end, at which each counts. One thread
 * uses it.
 */
final class SpendMeters {
    private static final String OTHERS = "others";

    private final MeterRegistry registry;
    private final int most;
    private final Map<Payer, Counters> counters = new HashMap<>();

    /** With no account for all those that are not named. */
    private record Payer(TenantId tenant, AccountId account, String namespace) {
        Payer unnamed() {
            return new Payer(tenant, null, namespace);
        }
    }

    private record Counters(Counter low, Counter high) {}

    /**
     * @param most series with an account of their own; what else is spent is counted under the account {@code others}
     */
    SpendMeters(MeterRegistry registry, int most) {
        this.registry = registry;
        this.most = most;
    }

    void count(List<Reading> readings) {
        for (Reading reading : readings) {
            for (MetricAnswer answer : reading.answers()) {
                if (answer.timesBilled() > 0) {
                    count(reading.where(), answer);
                }
            }
        }
    }

    private void count(AccountRegion where, MetricAnswer answer) {
        var asked = answer.asked();
        String namespace = asked.taken().item().resource().namespace();
        Counters of = of(new Payer(where.tenant(), where.account(), namespace));
        of.low().increment((double) answer.timesBilled() * asked.billedMetrics());
        of.high().increment((double) answer.timesBilled() * asked.statistics());
    }

    private Counters of(Payer payer) {
        Counters known = counters.get(payer);
        if (known != null) {
            return known;
        }
        Payer counted = 2 * counters.size() + 2 <= most ? payer : payer.unnamed();
        return counters.computeIfAbsent(counted, this::register);
    }

    private Counters register(Payer payer) {
        return new Counters(register(payer, "low"), register(payer, "high"));
    }

    private Counter register(Payer payer, String end) {
        return Counter.builder("rolewatch.collector.billed")
                .description(
                        "Metrics that AWS bills: at its low end five statistics count as one, at its high end each does")
                .tags(Tags.of(
                        "tenant",
                        payer.tenant().value(),
                        "account",
                        payer.account() == null ? OTHERS : payer.account().toString(),
                        "namespace",
                        payer.namespace(),
                        "end",
                        end))
                .register(registry);
    }
}
