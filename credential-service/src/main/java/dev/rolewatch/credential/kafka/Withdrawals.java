package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.credential.config.SessionsConfig;
import dev.rolewatch.credential.session.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tells all askers to drop the sessions of an account that is not to be entered any more. Every instance learns of it, and
 * the one that owns the account tells. The others keep it in mind, for they may take over from one that died before it
 * could; that an account's sessions are withdrawn twice costs its askers one more request.
 */
@Singleton
public class Withdrawals {
    private static final Logger LOG = Logger.getLogger(Withdrawals.class);
    private final Consumer<CredentialReply> askers;
    private final Supplier<Set<Integer>> owned;
    private final Sessions sessions;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration kept;
    private final Map<AccountId, Withdrawal> pending = new ConcurrentHashMap<>();

    private record Withdrawal(int partition, Instant at) {}

    @Inject
    Withdrawals(
            CredentialReplies replies,
            @Identifier("owned-partitions") OwnedPartitions partitions,
            Sessions sessions,
            MeterRegistry meters,
            Clock clock,
            SessionsConfig config) {
        this(replies::publish, partitions::owned, sessions, meters, clock, config.life());
    }

    /** @param kept a session that was given earlier has ended by itself */
    Withdrawals(
            Consumer<CredentialReply> askers,
            Supplier<Set<Integer>> owned,
            Sessions sessions,
            MeterRegistry meters,
            Clock clock,
            Duration kept) {
        this.askers = askers;
        this.owned = owned;
        this.sessions = sessions;
        this.meters = meters;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Forgets our own session of the account at once, and has the askers told.
     *
     * @param partition that the account is kept on
     * @param at when the account was shut
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
        Set<Integer> mine = owned.get();
        pending.forEach((account, withdrawal) -> {
            if (mine.contains(withdrawal.partition())) {
                tell(account, withdrawal);
            }
        });
    }

    private void tell(AccountId account, Withdrawal withdrawal) {
        try {
            askers.accept(new CredentialReply.Withdrawn(account, withdrawal.at()));
            pending.remove(account, withdrawal);
            meters.counter("rolewatch.credential.withdrawals").increment();
            LOG.infof("withdrew the sessions of account %s", account);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the sessions of account %s could not be withdrawn; it is tried again", account);
        }
    }
}
