package dev.rolewatch.account.kafka;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Waits as long as Kafka or the database is away: Kafka keeps the records, and nothing may be lost. */
final class Insistence {
    private static final Logger LOG = Logger.getLogger(Insistence.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private Insistence() {}

    /**
     * @param failing a sentence for the log: what does not work, and what to check
     * @throws RuntimeException only what the data is to blame for
     */
    static <T> T insist(Supplier<T> work, String failing) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (DatabaseErrors.isFaultOfData(e)) {
                    throw e;
                }
                LOG.errorf(e, "%s; trying again in %s", failing, pause);
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
