package dev.rolewatch.simulator.billing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The meters of all accounts. */
public final class Bills {
    private final Map<String, AccountMeter> meters = new ConcurrentSkipListMap<>();

    public AccountMeter of(String accountId) {
        return meters.computeIfAbsent(accountId, id -> new AccountMeter());
    }

    public Bill bill(String accountId) {
        return of(accountId).bill(accountId);
    }

    public List<Bill> all() {
        return meters.entrySet().stream()
                .map(meter -> meter.getValue().bill(meter.getKey()))
                .toList();
    }

    public void clear() {
        meters.clear();
    }
}
