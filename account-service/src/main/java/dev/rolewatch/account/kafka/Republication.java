package dev.rolewatch.account.kafka;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has every account published again when the {@code accounts} topic was deleted and made anew, and twice a day: Kafka closes
 * a segment only when something is appended, and compacts none that is open, so that without new records a superseded one,
 * with the encrypted secret of an access key, would stay.
 */
@ApplicationScoped
class Republication {
    private static final Logger LOG = Logger.getLogger(Republication.class);

    private static final Duration APPEND_EVERY = Duration.ofHours(12);

    private final Publications publications;
    private final TopicIds topicIds;
    private final Clock clock;
    private final String topic;

    Republication(
            Publications publications,
            TopicIds topicIds,
            Clock clock,
            @ConfigProperty(name = "mp.messaging.outgoing.accounts.topic") String topic) {
        this.publications = publications;
        this.topicIds = topicIds;
        this.clock = clock;
        this.topic = topic;
    }

    @Scheduled(every = "10m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void letTheTopicBeCompacted() {
        Instant now = clock.instant();
        long again = Acting.forAllTenants(() -> publications.startAnewUnlessSince(now.minus(APPEND_EVERY), now));
        LOG.debugf("accounts to publish again so that topic %s is compacted: %d", topic, again);
    }

    @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAtTheTopic() {
        try {
            long again = Acting.forAllTenants(() -> publications.startAnewUnlessOn(topicIds.of(topic)));
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
