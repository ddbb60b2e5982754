package dev.rolewatch.collector;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers spend, by tenant, account and namespace. How AWS meters is contested, so there are two meters:
 * {@code rolewatch.collector.billed.low}, where five statistics of a metric count as one, and
 * {@code rolewatch.collector.billed.high}, where each counts. One thread uses it.
 */
final class SpendMeters {
    private static final String OTHERS = "others";
    private static final Payer ALL_OTHERS = new Payer(OTHERS, OTHERS, OTHERS);
    /** A day's metrics are read once a day. */
    private static final Duration KEPT_UNBILLED = Duration.ofDays(2);

    private final MeterRegistry registry;
    private final Named accounts;
    private final Named tenants;
    private Counters allOthers;

    private record Payer(String tenant, String account, String namespace) {}

    /**
     * @param most series that name an account, and as many that name a tenant with its other accounts together; what else is
     *     spent is counted under {@code others} alone
     */
    SpendMeters(MeterRegistry registry, int most) {
        this.registry = registry;
        this.accounts = new Named(most / 2);
        this.tenants = new Named(most / 2);
    }

    void count(List<Reading> readings) {
        for (Reading reading : readings) {
            for (MetricAnswer answer : reading.answers()) {
                if (answer.timesBilled() > 0) {
                    Counters of = of(reading, answer);
                    of.low.increment(answer.billedMetrics());
                    of.high.increment(answer.billedStatistics());
                }
            }
        }
    }

    private Counters of(Reading reading, MetricAnswer answer) {
        String tenant = reading.where().tenant().value();
        String namespace = answer.asked().taken().item().resource().namespace();
        Instant now = reading.readAt();
        Counters counters =
                accounts.of(new Payer(tenant, reading.where().account().toString(), namespace), now);
        if (counters == null) {
            counters = tenants.of(new Payer(tenant, OTHERS, namespace), now);
        }
        if (counters == null) {
            allOthers = allOthers == null ? new Counters(ALL_OTHERS) : allOthers;
            counters = allOthers;
        }
        return counters;
    }

    /** Payers with counters of their own, no more than is set; whoever was not billed for long makes room. */
    private final class Named {
        private final int most;
        private final Map<Payer, Counters> longestUnbilledFirst = new LinkedHashMap<>(16, 0.75f, true);

        Named(int most) {
            this.most = most;
        }

        /** Null if there is no room. */
        Counters of(Payer payer, Instant now) {
            Counters counters = longestUnbilledFirst.get(payer);
            if (counters == null && (longestUnbilledFirst.size() < most || makesRoom(now))) {
                counters = new Counters(payer);
                longestUnbilledFirst.put(payer, counters);
            }
            if (counters != null) {
                counters.billedAt = now;
            }
            return counters;
        }

        private boolean makesRoom(Instant now) {
            Iterator<Counters> eldest = longestUnbilledFirst.values().iterator();
            if (!eldest.hasNext()) {
                return false;
            }
            Counters counters = eldest.next();
            boolean over = counters.billedAt.plus(KEPT_UNBILLED).isBefore(now);
            if (over) {
                eldest.remove();
                counters.remove();
            }
            return over;
        }
    }

    private final class Counters {
        private final Counter low;
        private final Counter high;
        private Instant billedAt;

        Counters(Payer payer) {
            low = counter("low", "Metrics that AWS bills at the least: five statistics count as one", payer);
            high = counter("high", "Metrics that AWS bills at the most: each statistic counts", payer);
        }

        private Counter counter(String end, String description, Payer payer) {
            return Counter.builder("rolewatch.collector.billed." + end)
                    .description(description)
                    .tags(Tags.of("tenant", payer.tenant(), "account", payer.account(), "namespace", payer.namespace()))
                    .register(registry);
        }

        void remove() {
            registry.remove(low);
            registry.remove(high);
        }
    }
}
