package dev.rolewatch.contracts.topics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics on a cluster; those that exist are left as they are. */
public final class CreateTopics {
    private static final int TIMEOUT_MS = 60_000;

    private CreateTopics() {}

    /**
     * @param replication the replication factor; -1 takes the broker's default
     * @throws IllegalStateException if a topic could not be created; the message names it and says why
     */
    public static void create(Admin admin, Topics topics, short replication) throws InterruptedException {
        List<NewTopic> wanted = topics.declared().stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replication).configs(topic.config()))
                .toList();
        var results = admin.createTopics(wanted, new CreateTopicsOptions().timeoutMs(TIMEOUT_MS))
                .values();
        for (var result : results.entrySet()) {
            try {
                result.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "topic " + result.getKey() + " could not be created: "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
        }
    }

    /** Usage: {@code CreateTopics <bootstrap servers> [<replication factor>] [<prefix>]}. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 1) {
            System.err.println("usage: CreateTopics <bootstrap servers> [<replication factor>] [<prefix>]");
            System.exit(2);
        }
        short replication = arguments.length > 1 ? Short.parseShort(arguments[1]) : -1;
        Topics topics = new Topics(arguments.length > 2 ? arguments[2] : "");
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]))) {
            create(admin, topics, replication);
            topics.declared()
                    .forEach(topic ->
                            System.out.printf("topic %s with %d partitions%n", topic.name(), topic.partitions()));
        }
    }
}
