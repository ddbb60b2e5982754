package dev.rolewatch.credential.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells operators what is theirs to know and theirs to mend, and no record of a customer's shows. */
final class OperatorLog {
    private static final Logger LOG = Logger.getLogger(OperatorLog.class);

    /** Every call fails while STS is away; once in a while is enough to know. */
    private static final Duration REPEATED_AFTER = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 100;

    private static final Cache<String, Boolean> TOLD = Caffeine.newBuilder()
            .expireAfterWrite(REPEATED_AFTER)
            .maximumSize(MOST_KEPT)
            .build();

    private OperatorLog() {}

    static void tell(String trouble) {
        if (TOLD.asMap().putIfAbsent(trouble, true) == null) {
            LOG.error(trouble);
        }
    }
}
