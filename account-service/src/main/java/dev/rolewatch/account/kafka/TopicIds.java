package dev.rolewatch.account.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * Kafka's ids of topics. They are asked for with each batch and not kept, because a consumer is not told when a topic that
 * it reads is deleted and made anew.
 */
@ApplicationScoped
class TopicIds {
    private static final long SECONDS = 10;

    private final Admin admin;

    TopicIds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        this.admin = Admin.create(settings);
    }

    /** Waits until Kafka tells it. */
    UUID insistOn(String topic) throws InterruptedException {
        return Insistence.insist(
                () -> of(topic),
                "topic " + topic + " cannot be described; check that Kafka can be reached and that the topic exists");
    }

    /** @throws IllegalStateException if Kafka does not tell it */
    UUID of(String topic) {
        try {
            Uuid id = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(topic)
                    .topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka does not tell the id of topic " + topic + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka does not tell the id of topic " + topic + " within " + SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked for the id of topic " + topic, e);
        }
    }

    @PreDestroy
    void close() {
        admin.close();
    }
}
