package dev.rolewatch.account.kafka;

import dev.rolewatch.account.storage.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Has every account published again when the {@code accounts} topic was deleted and made anew. */
@ApplicationScoped
class Republication {
    private static final Logger LOG = Logger.getLogger(Republication.class);

    private final Publications publications;
    private final TopicIds topicIds;
    private final String topic;

    Republication(
            Publications publications,
            TopicIds topicIds,
            @ConfigProperty(name = "mp.messaging.outgoing.accounts.topic") String topic) {
        this.publications = publications;
        this.topicIds = topicIds;
        this.topic = topic;
    }

    @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAtTheTopic() {
        try {
            long again = publications.startAnewUnlessOn(topicIds.of(topic));
            if (again > 0) {
                LOG.warnf("topic %s was made anew; accounts to publish again: %d", topic, again);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "cannot tell whether topic %s was made anew: %s; check that Kafka and PostgreSQL can be reached and that"
                            + " the topic exists",
                    topic, e.getMessage());
        }
    }
}
