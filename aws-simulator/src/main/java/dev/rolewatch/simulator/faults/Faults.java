package dev.rolewatch.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are injected now. */
public final class Faults {
    private final Map<Long, Active> active = new ConcurrentSkipListMap<>();
    private final AtomicLong nextId = new AtomicLong(1);

    private record Active(Fault fault, AtomicInteger left) {}

    /** @return the id by which it can be removed */
    public long add(Fault fault) {
        long id = nextId.getAndIncrement();
        active.put(id, new Active(fault, new AtomicInteger(fault.count() == null ? Integer.MAX_VALUE : fault.count())));
        return id;
    }

    public void remove(long id) {
        active.remove(id);
    }

    public void clear() {
        active.clear();
    }

    /**
     * The faults that hit this call, in the order in which they were added: any latencies, and at most one other, with
     * which the call is over. Each hit is counted.
     *
     * @param accounts those the call concerns: the caller's and, for AssumeRole, the role's
     */
    public List<Fault> hitting(Set<String> accounts, String region, String api) {
        List<Fault> hits = new ArrayList<>();
        for (Active each : active.values()) {
            if (matches(each.fault, accounts, region, api) && strikes(each)) {
                hits.add(each.fault);
                if (each.fault.kind() != Fault.Kind.LATENCY) {
                    return hits;
                }
            }
        }
        return hits;
    }

    private static boolean matches(Fault fault, Set<String> accounts, String region, String api) {
        return (fault.account() == null || accounts.contains(fault.account()))
                && (fault.region() == null || fault.region().equals(region))
                && (fault.api() == null || fault.api().equals(api));
    }

    private static boolean strikes(Active active) {
        Double probability = active.fault.probability();
        if (probability != null && ThreadLocalRandom.current().nextDouble() >= probability) {
            return false;
        }
        return active.fault.count() == null || active.left.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
