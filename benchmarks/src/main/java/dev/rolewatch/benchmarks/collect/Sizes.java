package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/** How many bytes topics take on a broker's disk, compressed as their producers wrote them, in one replica. */
record Sizes(long workItems, long metrics, long reports) {
    /** Of a cluster with one broker. */
    static Sizes of(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            int broker = admin.describeCluster().nodes().get().iterator().next().id();
            Map<String, LogDirDescription> folders = admin.describeLogDirs(List.of(broker))
                    .allDescriptions()
                    .get()
                    .get(broker);
            return new Sizes(
                    of(folders, Topics.WORK_ITEMS),
                    of(folders, Topics.METRICS),
                    of(folders, Topics.COLLECTION_REPORTS));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the sizes of its topics", e.getCause());
        }
    }

    Sizes minus(Sizes before) {
        return new Sizes(workItems - before.workItems, metrics - before.metrics, reports - before.reports);
    }

    private static long of(Map<String, LogDirDescription> folders, String topic) {
        return folders.values().stream()
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
