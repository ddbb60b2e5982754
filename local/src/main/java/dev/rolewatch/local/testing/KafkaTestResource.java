package dev.rolewatch.local.testing;

import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka with the declared topics, for tests of a service: the embedded broker, or with {@code -Dkafka=testcontainers} the
 * image {@code apache/kafka} where Docker runs.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String IMAGE = "apache/kafka:4.2.1";

    private AutoCloseable broker;

    @Override
    public Map<String, String> start() {
        String bootstrapServers =
                "testcontainers".equals(System.getProperty("kafka")) ? startContainer() : startEmbedded();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were created", e);
        }
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    private String startEmbedded() {
        try {
            LocalKafka kafka = new LocalKafka(0, Files.createTempDirectory("rolewatch-kafka"));
            broker = kafka;
            return kafka.bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String startContainer() {
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(IMAGE));
        broker = kafka;
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    public void stop() {
        if (broker == null) {
            return;
        }
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka does not stop", e);
        }
    }
}
