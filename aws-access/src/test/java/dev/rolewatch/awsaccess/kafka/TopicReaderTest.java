package dev.rolewatch.awsaccess.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.TopicReader.From;
import dev.rolewatch.local.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderTest {
    private static final String TOPIC = "replies";

    @TempDir
    static Path folder;

    private static LocalKafka kafka;
    private static Map<String, Object> settings;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new LocalKafka(0, folder);
        settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(TOPIC, "key", new byte[0])).get();
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void anErrorIsShownAndReadingGoesOnWhenItIsOver() {
        AtomicBoolean broken = new AtomicBoolean(true);
        List<ConsumerRecord<String, byte[]>> taken = new CopyOnWriteArrayList<>();
        try (TopicReader reader = new TopicReader(settings, TOPIC, From.BEGINNING, message -> {
            if (broken.get()) {
                throw new NoClassDefFoundError("some/Class");
            }
            taken.add(message);
        })) {
            await().atMost(Duration.ofSeconds(30)).until(() -> reader.trouble().isPresent());
            assertThat(reader.trouble())
                    .hasValueSatisfying(
                            trouble -> assertThat(trouble).contains("the topic replies cannot be read", "some/Class"));

            broken.set(false);

            await().atMost(Duration.ofSeconds(30)).until(() -> reader.trouble().isEmpty() && !taken.isEmpty());
        }
    }
}
