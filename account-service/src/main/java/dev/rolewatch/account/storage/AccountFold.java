package dev.rolewatch.account.storage;

import static java.util.stream.Collectors.toMap;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Folds news into the register. The offset of each record is stored with what it changed, in one transaction, so that a
 * record that Kafka delivers again is not counted again.
 */
@ApplicationScoped
public class AccountFold {
    private final AccountRows rows;
    private final ConsumedOffsets offsets;
    private final SpendTable spend;
    private final HistoryTable history;
    private final Event<AccountsChanged> changed;

    AccountFold(
            AccountRows rows,
            ConsumedOffsets offsets,
            SpendTable spend,
            HistoryTable history,
            Event<AccountsChanged> changed) {
        this.rows = rows;
        this.offsets = offsets;
        this.spend = spend;
        this.history = history;
        this.changed = changed;
    }

    /** What became of each piece of news. */
    public enum Outcome {
        FOLDED,
        /** It was folded before. */
        REPEATED,
        /** The account was removed; only what was spent on it counts. */
        ACCOUNT_GONE,
        /** Its content makes no sense. */
        MALFORMED
    }

    /** A piece of news and what became of it; the defect says what is wrong with a malformed one and is else null. */
    public record Result(News news, Outcome outcome, String defect) {
        Result(News news, Outcome outcome) {
            this(news, outcome, null);
        }
    }

    @Transactional
    public List<Result> fold(List<News> news) {
        List<Result> results = new ArrayList<>();
        Collection<News> fresh =
                offsets.takeFresh(news, News::place, repeated -> results.add(new Result(repeated, Outcome.REPEATED)));
        Map<AccountId, AccountRow> locked = lock(fresh);
        Map<AccountId, RegisteredAccount> accounts = new HashMap<>();
        locked.forEach((id, row) -> accounts.put(id, row.account()));
        fresh.forEach(each -> results.add(fold(each, accounts)));
        accounts.forEach((id, account) -> store(account, locked.get(id)));
        rows.flush();
        spend.add(with(results, Outcome.FOLDED, Outcome.ACCOUNT_GONE));
        history.add(with(results, Outcome.FOLDED), accounts);
        return results;
    }

    private static List<News> with(List<Result> results, Outcome... outcomes) {
        return results.stream()
                .filter(result -> List.of(outcomes).contains(result.outcome()))
                .map(Result::news)
                .toList();
    }

    private Map<AccountId, AccountRow> lock(Collection<News> news) {
        List<UUID> ids =
                news.stream().map(each -> each.account().value()).distinct().toList();
        return rows
                .find("id in ?1 and deletedAt is null order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .stream()
                .collect(toMap(row -> new AccountId(row.id), row -> row));
    }

    private static Result fold(News news, Map<AccountId, RegisteredAccount> accounts) {
        RegisteredAccount account = accounts.get(news.account());
        if (account == null) {
            return new Result(news, Outcome.ACCOUNT_GONE);
        }
        try {
            accounts.put(news.account(), news.fold().apply(account));
            return new Result(news, Outcome.FOLDED);
        } catch (RuntimeException e) {
            // The fold is plain arithmetic on a message, so whatever it throws is the message's fault.
            return new Result(news, Outcome.MALFORMED, e.toString());
        }
    }

    private void store(RegisteredAccount account, AccountRow row) {
        if (account.revision() > row.revision) {
            changed.fire(new AccountsChanged());
        }
        row.set(account);
    }
}
