package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call that is being filled. Metrics whose windows differ may share it, for a wider window costs no money; but it costs
 * datapoints, of which the customer's quota allows only so many.
 */
final class OpenCall {
    /**
     * The quotas are 50 calls and 180,000 datapoints a second ("CloudWatch service quotas"): with fewer datapoints than this
     * read in vain, a shared call takes less of them than two calls.
     */
    static final long DATAPOINTS_WORTH_A_CALL = 180_000 / 50;

    private final Instant now;
    private final List<AskedMetric> metrics = new ArrayList<>();
    private final SortedMap<Duration, Integer> queriesByPeriod = new TreeMap<>();
    private Window window;
    private int queries;
    private long wanted;

    OpenCall(AskedMetric first, Instant now) {
        this.now = now;
        add(first, first.window());
    }

    boolean isFull() {
        return queries == MetricsCall.MAX_QUERIES;
    }

    /** Takes the metric in, if there is room for it and it is cheaper to read it in this call than in another. */
    boolean takes(AskedMetric metric) {
        if (queries + metric.statistics() > MetricsCall.MAX_QUERIES) {
            return false;
        }
        Optional<Window> joined = joined(metric).filter(with -> isWorth(with, metric));
        joined.ifPresent(with -> add(metric, with));
        return joined.isPresent();
    }

    MetricsCall closed(AccountRegion where) {
        return new MetricsCall(where, window, metrics);
    }

    private void add(AskedMetric metric, Window with) {
        metrics.add(metric);
        queriesByPeriod.merge(metric.metric().period(), metric.statistics(), Integer::sum);
        queries += metric.statistics();
        wanted += metric.datapoints();
        window = with;
    }

    /** Both windows in one that is right for all periods; empty if there is none. */
    private Optional<Window> joined(AskedMetric metric) {
        Duration period = metric.metric().period();
        Duration longest = longer(queriesByPeriod.lastKey(), period);
        if (!divides(period, longest) || !divides(queriesByPeriod.lastKey(), longest)) {
            return Optional.empty();
        }
        Instant from = Retention.floor(earlier(window.from(), metric.window().from()), longest);
        Instant to = window.to().isAfter(metric.window().to())
                ? window.to()
                : metric.window().to();
        return isKept(from, period) && queriesByPeriod.keySet().stream().allMatch(any -> isKept(from, any))
                ? Optional.of(new Window(from, to))
                : Optional.empty();
    }

    private boolean isWorth(Window with, AskedMetric metric) {
        long datapoints = AskedMetric.datapoints(with, metric.metric().period()) * metric.statistics();
        for (var some : queriesByPeriod.entrySet()) {
            datapoints += AskedMetric.datapoints(with, some.getKey()) * some.getValue();
        }
        return datapoints <= MetricsCall.MAX_DATAPOINTS
                && datapoints - wanted - metric.datapoints() < DATAPOINTS_WORTH_A_CALL;
    }

    private boolean isKept(Instant from, Duration period) {
        return !from.isBefore(ReadableWindow.oldest(period, now));
    }

    private static boolean divides(Duration period, Duration longest) {
        return longest.toSeconds() % period.toSeconds() == 0;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
