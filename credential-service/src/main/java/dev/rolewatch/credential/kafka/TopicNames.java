package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.topics.Topics;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics' names with the prefix in use. */
@Singleton
class TopicNames {
    private final Topics topics;

    TopicNames(@ConfigProperty(name = "rolewatch.topics.prefix") Optional<String> prefix) {
        this.topics = new Topics(prefix.orElse(""));
    }

    String name(String topic) {
        return topics.name(topic);
    }
}
