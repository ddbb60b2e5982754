package dev.rolewatch.account.console;

import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.account.register.BudgetState;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The accounts as pages need them: found by what stands in an address, with what they cost this month. */
@ApplicationScoped
class ConsoleAccounts {
    private final Accounts accounts;
    private final Spends spends;
    private final Estimator estimator;
    private final Clock clock;

    ConsoleAccounts(Accounts accounts, Spends spends, Estimator estimator, Clock clock) {
        this.accounts = accounts;
        this.spends = spends;
        this.estimator = estimator;
        this.clock = clock;
    }

    /** An account, and what was spent on it this month. */
    record Costed(RegisteredAccount account, MonthSpend spent) {}

    /** @throws NotFoundException if the person may see no such account */
    RegisteredAccount find(String id) {
        return accounts.find(id(id)).orElseThrow(NotFoundException::new);
    }

    /** @throws NotFoundException if the person may see no such account */
    RegisteredAccount change(String id, UnaryOperator<RegisteredAccount> change) {
        return accounts.change(id(id), change).orElseThrow(NotFoundException::new);
    }

    /**
     * Changes an account with a form, as it was when the form's page was opened.
     *
     * @param revision the form's; null if it has none
     * @throws NotFoundException if the person may see no such account
     * @throws OutdatedFormException if the account was changed meanwhile
     */
    RegisteredAccount change(String id, String revision, UnaryOperator<RegisteredAccount> change) {
        return change(id, account -> {
            if (!Long.toString(account.revision()).equals(revision)) {
                throw new OutdatedFormException(account.revision());
            }
            return change.apply(account);
        });
    }

    void add(RegisteredAccount account) {
        accounts.add(account);
    }

    /** @throws NotFoundException if the person may see no such account */
    void remove(RegisteredAccount account) {
        if (!accounts.remove(account.id(), present -> {}, clock.instant())) {
            throw new NotFoundException();
        }
    }

    Costed costed(RegisteredAccount account) {
        return costed(List.of(account)).get(0);
    }

    /** In the same order. */
    List<Costed> costed(List<RegisteredAccount> found) {
        YearMonth month = BillingMonth.of(clock.instant());
        Map<AccountId, MonthSpend> spent =
                spends.of(month, found.stream().map(RegisteredAccount::id).toList());
        return found.stream()
                .map(account -> new Costed(account, spent.getOrDefault(account.id(), nothingSpent())))
                .toList();
    }

    /** What is wrong with it, the worst first. */
    List<Concern> concerns(Costed costed) {
        return Concerns.of(costed.account(), budget(costed));
    }

    /** What its budget does; empty if it has none. */
    Optional<BudgetState> budget(Costed costed) {
        return BudgetState.of(
                costed.account(),
                costed.spent(),
                estimator.interval(costed.account().choice().collect()),
                now());
    }

    MonthSpend nothingSpent() {
        return new MonthSpend(BillingMonth.of(now()), List.of());
    }

    Instant now() {
        return clock.instant();
    }

    private static AccountId id(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}
