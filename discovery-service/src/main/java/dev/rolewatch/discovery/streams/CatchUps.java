package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.discovery.schedule.CatchUp;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Rhythm;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What each account may catch up with until its next turn. In memory, for it bounds no more than one turn. */
final class CatchUps {
    private final Rhythm rhythm;
    private final Map<AccountId, CatchUp> catchUps = new HashMap<>();

    CatchUps(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    void turnBegins(WatchedAccount account) {
        of(account).turnBegins(account.interval(rhythm));
    }

    void turnEnds(WatchedAccount account) {
        of(account).turnEnds();
    }

    /** Takes down, during a turn, what there is to read of a resource. */
    void saw(WatchedAccount account, NextItems.Step step) {
        Duration interval = account.interval(rhythm);
        step.groups()
                .forEach(group -> of(account)
                        .published(group.datapoints(
                                interval, account.account().collect().statistics())));
    }

    boolean allows(WatchedAccount account, String key, NextItems.Step step) {
        return of(account).takes(key, step.beyond());
    }

    void forget(AccountId account) {
        catchUps.remove(account);
    }

    private CatchUp of(WatchedAccount account) {
        return catchUps.computeIfAbsent(account.account().id(), any -> new CatchUp(account.interval(rhythm)));
    }
}
