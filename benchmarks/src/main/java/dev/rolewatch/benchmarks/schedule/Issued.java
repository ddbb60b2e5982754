package dev.rolewatch.benchmarks.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The work items that were seen since the last {@link #reset}. */
final class Issued {
    /**
     * @param resources different ones
     * @param busiest the most items that were seen in ten seconds
     */
    record Tally(long items, int resources, long busiest) {}

    private static final long SPAN = Duration.ofSeconds(10).toSeconds();

    private final Set<String> resources = new HashSet<>();
    private final Map<Long, Long> bySpan = new TreeMap<>();

    synchronized void add(String resource, Instant at) {
        resources.add(resource);
        bySpan.merge(at.getEpochSecond() / SPAN, 1L, Long::sum);
    }

    synchronized Tally tally() {
        return new Tally(
                bySpan.values().stream().mapToLong(Long::longValue).sum(),
                resources.size(),
                bySpan.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    synchronized void reset() {
        resources.clear();
        bySpan.clear();
    }
}
