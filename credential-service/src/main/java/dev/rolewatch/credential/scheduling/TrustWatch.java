package dev.rolewatch.credential.scheduling;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.config.TrustConfig;
import dev.rolewatch.credential.kafka.AccountEvents;
import dev.rolewatch.credential.kafka.AccountsReader;
import dev.rolewatch.credential.kafka.OwnedPartitions;
import dev.rolewatch.credential.kafka.Withdrawals;
import dev.rolewatch.credential.session.Sessions;
import dev.rolewatch.credential.trust.ProbeLine;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.Prover;
import dev.rolewatch.credential.trust.TrustProbe;
import dev.rolewatch.credential.trust.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Probes the accounts that are due, of those that fall to this instance. */
@ApplicationScoped
public class TrustWatch {
    private static final Logger LOG = Logger.getLogger(TrustWatch.class);

    private final AccountsReader reader;
    private final KnownAccounts accounts;
    private final OwnedPartitions partitions;
    private final Proofs proofs;
    private final Sessions sessions;
    private final Prover prover;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ExecutorService probers;
    private final ProbeLine line;

    TrustWatch(
            AccountsReader reader,
            KnownAccounts accounts,
            @Identifier("owned-partitions") OwnedPartitions partitions,
            Proofs proofs,
            Sessions sessions,
            TrustProbe probe,
            AccountEvents events,
            Withdrawals withdrawals,
            MeterRegistry meters,
            Clock clock,
            @VirtualThreads ExecutorService probers,
            TrustConfig config) {
        this.reader = reader;
        this.accounts = accounts;
        this.partitions = partitions;
        this.proofs = proofs;
        this.sessions = sessions;
        this.prover =
                new Prover(accounts, proofs, probe, account -> withdraw(account, withdrawals), events::publish, clock);
        this.meters = meters;
        this.clock = clock;
        this.probers = probers;
        this.line = new ProbeLine(config.concurrency());
    }

    private void withdraw(Account account, Withdrawals withdrawals) {
        accounts.partitionOf(account.id())
                .ifPresent(partition -> withdrawals.withdraw(account.id(), partition, clock.instant()));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void probeWhatIsDue() throws InterruptedException {
        if (!reader.isCaughtUp(Duration.ZERO)) {
            return;
        }
        List<Account> mine = accounts.enterable(partitions.owned());
        Set<AccountId> ids = mine.stream().map(Account::id).collect(Collectors.toSet());
        proofs.keepOnly(ids);
        sessions.keepOnly(ids);
        line.replace(proofs.due(mine, clock.instant()));
        startNext();
    }

    /** Starts as many as may be probed at the same time; each that ends makes room for the next. */
    private void startNext() {
        for (Optional<AccountId> next = line.next(); next.isPresent(); next = line.next()) {
            AccountId account = next.get();
            probers.execute(() -> attend(account));
        }
    }

    private void attend(AccountId account) {
        try {
            prover.attend(account).ifPresent(verdict -> count(account, verdict));
        } catch (RuntimeException e) {
            // What has not been proven or told stays due.
            LOG.errorf(e, "the proof of account %s failed and is made again", account);
            meters.counter("rolewatch.trust.probes", "verdict", "failed").increment();
        } finally {
            line.done(account);
            startNext();
        }
    }

    private void count(AccountId account, Verdict verdict) {
        String name = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("rolewatch.trust.probes", "verdict", name).increment();
        LOG.infof("probed account %s: %s", account, name);
    }
}
