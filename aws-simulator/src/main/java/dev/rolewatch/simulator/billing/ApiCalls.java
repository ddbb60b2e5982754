package dev.rolewatch.simulator.billing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was called with an account's credentials, where, and what came of it. */
public final class ApiCalls {
    /** The outcome of a call that was answered without an error. */
    public static final String ANSWERED = "OK";

    private final Map<String, Map<Kind, LongAdder>> byAccount = new ConcurrentHashMap<>();

    private record Kind(String region, String service, String operation, String outcome) {}

    /**
     * Calls of a kind.
     *
     * @param service as policies name it, such as {@code rds}
     * @param outcome {@link #ANSWERED}, the code of the error, or {@code CUT} by a fault
     */
    public record Count(String region, String service, String operation, String outcome, long calls) {}

    /** Counts a call. */
    public void count(String accountId, String region, String service, String operation, String outcome) {
        byAccount
                .computeIfAbsent(accountId, id -> new ConcurrentHashMap<>())
                .computeIfAbsent(new Kind(region, service, operation, outcome), kind -> new LongAdder())
                .increment();
    }

    /** The calls with an account's credentials. */
    public List<Count> of(String accountId) {
        return byAccount.getOrDefault(accountId, Map.of()).entrySet().stream()
                .map(each -> count(each.getKey(), each.getValue().sum()))
                .sorted(Comparator.comparing(Count::toString))
                .toList();
    }

    public void clear() {
        byAccount.clear();
    }

    private static Count count(Kind kind, long calls) {
        return new Count(kind.region, kind.service, kind.operation, kind.outcome, calls);
    }
}
