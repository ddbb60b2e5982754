package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.credential.account.KnownAccounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what is due for one account after the other. */
public final class Prover {
    private final KnownAccounts accounts;
    private final Proofs proofs;
    private final TrustProbe probe;
    private final Consumer<Account> withdraw;
    private final Consumer<AccountEvent> publish;
    private final Clock clock;

    /**
     * @param withdraw has all askers drop their sessions of an account
     * @param publish returns when the event is safe, and throws if that cannot be
     */
    public Prover(
            KnownAccounts accounts,
            Proofs proofs,
            TrustProbe probe,
            Consumer<Account> withdraw,
            Consumer<AccountEvent> publish,
            Clock clock) {
        this.accounts = accounts;
        this.proofs = proofs;
        this.probe = probe;
        this.withdraw = withdraw;
        this.publish = publish;
        this.clock = clock;
    }

    /** Does what is due, as the account is now; the verdict if it was probed. */
    public Optional<Verdict> attend(AccountId id) {
        return accounts.find(id).filter(Account::canBeTried).flatMap(this::attend);
    }

    private Optional<Verdict> attend(Account account) {
        Instant now = clock.instant();
        return switch (proofs.task(account, now)) {
            case NOTHING -> Optional.empty();
            case TELL -> {
                proofs.tellAgain(account, now).ifPresent(news -> tell(account, news));
                yield Optional.empty();
            }
            case PROVE -> Optional.of(prove(account));
            case ROTATE -> rotate(account);
        };
    }

    private Optional<Verdict> rotate(Account account) {
        if (probe.opensWithNext(account)) {
            return Optional.of(prove(account));
        }
        proofs.rotationWaits(account, clock.instant());
        return Optional.empty();
    }

    private Verdict prove(Account account) {
        Verdict verdict = probe.probe(account);
        conclude(account, verdict, clock.instant());
        return verdict;
    }

    /** Shuts first and tells last: whether Kafka takes the news decides nothing about who is let in. */
    private void conclude(Account account, Verdict verdict, Instant now) {
        Optional<Account> newest = accounts.find(account.id());
        if (newest.isEmpty()) {
            return;
        }
        proofs.of(newest.get(), now);
        Proofs.Outcome outcome = proofs.conclude(account, verdict, now);
        if (outcome.shuts()) {
            withdraw.accept(account);
        }
        outcome.news().ifPresent(news -> tell(account, news));
    }

    private void tell(Account account, AccountEvent news) {
        publish.accept(news);
        proofs.told(account, news, clock.instant());
    }
}
