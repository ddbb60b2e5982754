package dev.rolewatch.discovery;

import dev.rolewatch.contracts.topics.Topics;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the topics are called. */
@ConfigMapping(prefix = "rolewatch.topics")
public interface TopicSettings {
    /** Put before the name of every topic, group and Kafka Streams application; none by default. */
    Optional<String> prefix();

    default Topics topics() {
        return new Topics(prefix().orElse(""));
    }
}
