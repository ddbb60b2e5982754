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
import dev.rolewatch.credential.trust.Proof;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.TrustProbe;
import dev.rolewatch.credential.trust.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final TrustProbe probe;
    private final AccountEvents events;
    private final Withdrawals withdrawals;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ExecutorService probers;
    private final int concurrency;
    private final Set<AccountId> beingProbed = ConcurrentHashMap.newKeySet();

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
        this.probe = probe;
        this.events = events;
        this.withdrawals = withdrawals;
        this.meters = meters;
        this.clock = clock;
        this.probers = probers;
        this.concurrency = config.concurrency();
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
        for (Account account : proofs.due(mine, clock.instant())) {
            if (beingProbed.size() >= concurrency) {
                return;
            }
            if (beingProbed.add(account.id())) {
                probers.execute(() -> probe(account));
            }
        }
    }

    private void probe(Account account) {
        try {
            Verdict verdict = probe.probe(account);
            conclude(account, verdict, clock.instant());
            String name = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            meters.counter("rolewatch.trust.probes", "verdict", name).increment();
            LOG.infof("probed account %s: %s", account.id(), name);
        } catch (RuntimeException e) {
            // The proof stays due, so that it is made again.
            LOG.errorf(e, "the proof of account %s failed and is made again", account.id());
            meters.counter("rolewatch.trust.probes", "verdict", "failed").increment();
        } finally {
            beingProbed.remove(account.id());
        }
    }

    private void conclude(Account account, Verdict verdict, Instant now) {
        Proof before = proofs.of(account, now);
        Proof.Step step = proofs.weigh(account, verdict, now);
        step.news().ifPresent(events::publish);
        proofs.advance(account, step.next(), now);
        if (step.shuts(before)) {
            accounts.partitionOf(account.id())
                    .ifPresent(partition -> withdrawals.withdraw(account.id(), partition, clock.instant()));
        }
    }
}
