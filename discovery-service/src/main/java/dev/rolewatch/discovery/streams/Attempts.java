package dev.rolewatch.discovery.streams;

import io.micrometer.core.instrument.Counter;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Does things one by one, so that one that fails costs no other. What Kafka itself reports is no matter of theirs. */
final class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Counter failures;

    Attempts(Counter failures) {
        this.failures = failures;
    }

    /**
     * @param what names it in the log
     */
    void at(Object what, Runnable action) {
        try {
            action.run();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.increment();
            LOG.errorf(e, "%s could not be attended to; it is tried again at its next turn", what);
        }
    }
}
