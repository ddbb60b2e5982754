package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.credential.config.SessionsConfig;
import dev.rolewatch.credential.session.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells all askers to drop the sessions of an account that is not to be entered any more. Every instance learns of it, and
 * the one that owns the account tells. The others keep it in mind, for they may take over from one that died before it
 * could; that an account's sessions are withdrawn twice costs its askers one more request.
 */
@ApplicationScoped
public class Withdrawals {
    private static final Logger LOG = Logger.getLogger(Withdrawals.class);
    private final CredentialReplies replies;
    private final OwnedPartitions partitions;
    private final Sessions sessions;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration kept;
    private final Map<AccountId, Withdrawal> pending = new ConcurrentHashMap<>();

    private record Withdrawal(int partition, Instant at) {}

    Withdrawals(
            CredentialReplies replies,
            @Identifier("owned-partitions") OwnedPartitions partitions,
            Sessions sessions,
            MeterRegistry meters,
            Clock clock,
            SessionsConfig config) {
        this.replies = replies;
        this.partitions = partitions;
        this.sessions = sessions;
        this.meters = meters;
        this.clock = clock;
        // A session that was given before has ended by itself then.
        this.kept = config.life();
    }

    /**
     * Forgets our own session of the account at once, and has the askers told.
     *
     * @param partition that the account is kept on
     * @param at sessions that were given later stand
     */
    public void withdraw(AccountId account, int partition, Instant at) {
        sessions.forget(account);
        pending.put(account, new Withdrawal(partition, at));
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() {
        Instant oldest = clock.instant().minus(kept);
        pending.values().removeIf(withdrawal -> withdrawal.at().isBefore(oldest));
        pending.forEach((account, withdrawal) -> {
            if (partitions.owned().contains(withdrawal.partition())) {
                tell(account, withdrawal);
            }
        });
    }

    private void tell(AccountId account, Withdrawal withdrawal) {
        try {
            replies.publish(new CredentialReply.Withdrawn(account, withdrawal.at()));
            pending.remove(account, withdrawal);
            meters.counter("rolewatch.credential.withdrawals").increment();
            LOG.infof("withdrew the sessions of account %s", account);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the sessions of account %s could not be withdrawn; it is tried again", account);
        }
    }
}
