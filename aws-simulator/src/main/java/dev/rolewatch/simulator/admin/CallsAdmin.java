package dev.rolewatch.simulator.admin;

import dev.rolewatch.simulator.billing.ApiCalls;
import dev.rolewatch.simulator.billing.ApiCalls.Count;
import java.util.List;
import java.util.function.Predicate;

/** Tells how often operations were called since the start or the last reset. */
public final class CallsAdmin {
    private final AdminHttp http;

    CallsAdmin(AdminHttp http) {
        this.http = http;
    }

    /** The calls with the account's credentials, by Region, operation and outcome. */
    public List<Count> of(String accountId) {
        return List.of(http.get(AdminPaths.account(accountId) + "/calls", Count[].class));
    }

    /** How often the operation was called in the Region, whatever came of it. */
    public long count(String accountId, String region, String operation) {
        return sum(accountId, region, operation, outcome -> true);
    }

    /** How often the operation was answered without an error in the Region. */
    public long answered(String accountId, String region, String operation) {
        return sum(accountId, region, operation, ApiCalls.ANSWERED::equals);
    }

    private long sum(String accountId, String region, String operation, Predicate<String> outcome) {
        return of(accountId).stream()
                .filter(count -> count.region().equals(region)
                        && count.operation().equals(operation)
                        && outcome.test(count.outcome()))
                .mapToLong(Count::calls)
                .sum();
    }
}
