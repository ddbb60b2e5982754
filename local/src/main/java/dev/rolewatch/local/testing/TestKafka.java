package dev.rolewatch.local.testing;

import dev.rolewatch.local.kafka.LocalKafka;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka without topics, for tests: the embedded broker, or with {@code -Dkafka=testcontainers} the image
 * {@code apache/kafka} where Docker runs.
 */
public final class TestKafka implements AutoCloseable {
    private static final String IMAGE = "apache/kafka:4.2.1";

    private final String bootstrapServers;
    private final AutoCloseable broker;

    private TestKafka(String bootstrapServers, AutoCloseable broker) {
        this.bootstrapServers = bootstrapServers;
        this.broker = broker;
    }

    public static TestKafka start() {
        return "testcontainers".equals(System.getProperty("kafka")) ? container() : embedded();
    }

    private static TestKafka embedded() {
        TemporaryFolder folder = TemporaryFolder.create("rolewatch-kafka");
        LocalKafka kafka = new LocalKafka(0, folder.path());
        return new TestKafka(kafka.bootstrapServers(), () -> {
            kafka.close();
            folder.close();
        });
    }

    private static TestKafka container() {
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(IMAGE));
        kafka.start();
        return new TestKafka(kafka.getBootstrapServers(), kafka);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka does not stop", e);
        }
    }
}
