package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
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
    static CollectorOptions of(Options options) {
        return new CollectorOptions(
                options.number("heap", 256), options.number("connections", 64), options.number("max-items", 2_000));
    }

    CollectorOptions withConnections(int number) {
        return new CollectorOptions(heap, number, maxItems);
    }

    CollectorOptions withMaxItems(int number) {
        return new CollectorOptions(heap, connections, number);
    }

    List<String> jvm() {
        return List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC");
    }

    Map<String, String> settings() {
        return Map.of(
                "ROLEWATCH_AWS_MAX_CONNECTIONS", Integer.toString(connections),
                "ROLEWATCH_COLLECTOR_MAX_ITEMS", Integer.toString(maxItems));
    }
}
