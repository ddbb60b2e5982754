package dev.rolewatch.contracts.topics;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The names of the topics, and their declaration in {@code topics.yaml}.
 *
 * @param prefix put before every name, such as {@code staging.}; empty for none
 */
public record Topics(String prefix) {
    public static final String ACCOUNTS = "accounts";
    public static final String ACCOUNT_EVENTS = "account-events";
    public static final String CREDENTIAL_REQUESTS = "credential-requests";
    public static final String CREDENTIAL_REPLIES = "credential-replies";
    public static final String SCAN_REQUESTS = "scan-requests";
    public static final String SCAN_RESULTS = "scan-results";
    public static final String RESOURCES = "resources";
    public static final String WORK_ITEMS = "work-items";
    public static final String COLLECTION_REPORTS = "collection-reports";
    public static final String METRICS = "metrics";

    /** The full name of one of the topics above. */
    public String name(String topic) {
        return prefix + topic;
    }

    /** Every topic as it is declared, with its full name. */
    public List<TopicSpec> declared() {
        Declaration declaration = read();
        return declaration.topics().stream()
                .map(topic -> new TopicSpec(
                        name(topic.name()),
                        topic.partitions() == null ? declaration.accountPartitions() : topic.partitions(),
                        topic.config()))
                .toList();
    }

    private static Declaration read() {
        try (InputStream in = Topics.class.getResourceAsStream("/dev/rolewatch/topics.yaml")) {
            return new YAMLMapper().readValue(in, Declaration.class);
        } catch (IOException e) {
            throw new UncheckedIOException("topics.yaml is not a valid declaration", e);
        }
    }

    private record Declaration(int accountPartitions, List<DeclaredTopic> topics) {}

    private record DeclaredTopic(String name, Integer partitions, Map<String, String> config) {}
}
