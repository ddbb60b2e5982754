package dev.rolewatch.collector.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;

/** Packs metrics into as few calls as pay: those that are most alike in period and window go together. */
final class Packing {
    private static final Comparator<AskedMetric> ALIKE = Comparator.comparing(
                    (AskedMetric asked) -> asked.metric().period())
            .thenComparing(asked -> asked.window().from())
            .thenComparing(asked -> asked.window().to());

    private Packing() {}

    /** Each metric is in exactly one of the calls. */
    static List<MetricsCall> of(AccountRegion where, List<AskedMetric> metrics, Instant now) {
        LinkedList<AskedMetric> left = new LinkedList<>(metrics);
        left.sort(ALIKE);
        List<MetricsCall> calls = new ArrayList<>();
        while (!left.isEmpty()) {
            OpenCall call = new OpenCall(left.removeFirst(), now);
            fill(call, left.iterator());
            calls.add(call.closed(where));
        }
        return calls;
    }

    /** What does not fit, or is cheaper to read in another call, is passed over: something after it may still fit. */
    private static void fill(OpenCall call, Iterator<AskedMetric> left) {
        while (!call.isFull() && left.hasNext()) {
            if (call.takes(left.next())) {
                left.remove();
            }
        }
    }
}
