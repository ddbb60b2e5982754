package dev.rolewatch.contracts.topics;

import java.util.Map;

/** One topic: its full name, prefix included, its partitions and its Kafka settings. */
public record TopicSpec(String name, int partitions, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }
}
