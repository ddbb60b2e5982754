package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a collector, and whatever is compared with it, is started.
 *
 * @param heap in megabytes
 * @param connections to AWS, and so calls in flight
 * @param maxItems in a batch
 */
record CollectorOptions(int heap, int connections, int maxItems) {
    private static final int COMPACT_HEADERS_SINCE = 25;

    static CollectorOptions of(Options options) {
        return new CollectorOptions(
                options.number("heap", 280), options.number("connections", 64), options.number("max-items", 2_000));
    }

    CollectorOptions withConnections(int number) {
        return new CollectorOptions(heap, number, maxItems);
    }

    CollectorOptions withMaxItems(int number) {
        return new CollectorOptions(heap, connections, number);
    }

    /**
     * Most of the heap is for what is remembered for long and for the batch at work; where that space is narrow, all of it
     * is collected again and again. Survivors have room for what is made of the answers of a small batch. What the compiler has
     * freed is given back to the system. What the newest JVMs save on each object is taken where there is one.
     */
    List<String> jvm() {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx" + heap + "m",
                "-Xmn" + heap / 5 + "m",
                "-XX:SurvivorRatio=3",
                "-XX:+UseSerialGC",
                "-XX:TrimNativeHeapInterval=5000"));
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            arguments.add("-XX:+UseCompactObjectHeaders");
        }
        return arguments;
    }

    Map<String, String> settings() {
        return Map.of(
                "ROLEWATCH_AWS_MAX_CONNECTIONS", Integer.toString(connections),
                "ROLEWATCH_COLLECTOR_MAX_ITEMS", Integer.toString(maxItems));
    }
}
