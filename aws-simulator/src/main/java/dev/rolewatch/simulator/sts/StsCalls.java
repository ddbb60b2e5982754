package dev.rolewatch.simulator.sts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often STS was called, about whom, and what came of it. */
public final class StsCalls {
    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    private record Kind(String caller, String account, String operation, String outcome) {}

    /**
     * Calls of a kind.
     *
     * @param caller the account whose key signed; null if no account has that key
     * @param account the one that AssumeRole asks to enter; of other operations, the caller
     * @param outcome {@code OK}, the code of the error, or {@code CUT} by a fault
     */
    public record Count(String caller, String account, String operation, String outcome, long calls) {}

    /** Counts a call; null as an account says that it is not known. */
    public void count(String caller, String account, String operation, String outcome) {
        counts.computeIfAbsent(new Kind(caller, account, operation, outcome), kind -> new LongAdder())
                .increment();
    }

    public List<Count> all() {
        return counts.entrySet().stream()
                .map(each -> count(each.getKey(), each.getValue().sum()))
                .sorted(Comparator.comparing(Count::toString))
                .toList();
    }

    public void clear() {
        counts.clear();
    }

    private static Count count(Kind kind, long calls) {
        return new Count(kind.caller, kind.account, kind.operation, kind.outcome, calls);
    }
}
