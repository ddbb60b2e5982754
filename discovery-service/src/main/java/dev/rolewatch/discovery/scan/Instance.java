package dev.rolewatch.discovery.scan;

import java.util.Map;

/**
 * An EC2 instance.
 *
 * @param metadata what is worth knowing of it: {@code instance-type}, {@code state}, {@code availability-zone}
 */
public record Instance(String id, Map<String, String> tags, Map<String, String> metadata) {
    /** The state of an instance that is no more, but that DescribeInstances still shows for about an hour. */
    private static final String TERMINATED = "terminated";

    public Instance {
        tags = Map.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }

    boolean exists() {
        return !TERMINATED.equals(metadata.get("state"));
    }
}
