package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The value of the {@code account-events} topic: what a service learnt of an account. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccountEvent.TrustProven.class, name = "trust-proven"),
    @JsonSubTypes.Type(value = AccountEvent.TrustRefused.class, name = "trust-refused"),
    @JsonSubTypes.Type(value = AccountEvent.TrustInsecure.class, name = "trust-insecure"),
    @JsonSubTypes.Type(value = AccountEvent.Scanned.class, name = "scanned"),
    @JsonSubTypes.Type(value = AccountEvent.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = AccountEvent.Throttled.class, name = "throttled"),
    @JsonSubTypes.Type(value = AccountEvent.Recovered.class, name = "recovered"),
    @JsonSubTypes.Type(value = AccountEvent.BudgetKept.class, name = "budget-kept"),
})
public sealed interface AccountEvent {
    AccountId account();

    Instant at();

    /**
     * The role was assumed with its external ID, names the right account, and was refused without it; or the access key
     * gave a session.
     *
     * @param evaluated false when the endpoint in use does not evaluate trust policies (a setting, for emulators): then
     *     nothing is proven but that the role can be assumed, and people are warned of it
     * @param externalId the one that the role opened with; null for an access key
     * @param awsAccount where the session was
     */
    record TrustProven(
            AccountId account,
            Instant at,
            long roleRevision,
            boolean evaluated,
            ExternalId externalId,
            AwsAccountId awsAccount)
            implements AccountEvent {}

    /**
     * The role could not be assumed, or the access key gives no session.
     *
     * @param detail a sentence for the account's owner: what AWS answered and what to do
     * @param retryingUntil until when this may still be the delay with which IAM spreads a new role; null when it is final
     */
    record TrustRefused(
            AccountId account,
            Instant at,
            long roleRevision,
            RefusalReason reason,
            String detail,
            Instant retryingUntil)
            implements AccountEvent {}

    /** The role opens without its external ID, or with any; the detail tells what to change in the trust policy. */
    record TrustInsecure(AccountId account, Instant at, long roleRevision, String detail) implements AccountEvent {}

    /**
     * A scan ended.
     *
     * @param regions those that were looked at whole
     * @param failures what could not be looked at, one sentence each, with the permission that is missing
     * @param outside namespaces that are neither in the catalog nor among the account's custom ones, and how many metrics
     *     each has: what could be chosen besides
     * @param listMetricsRequests how many ListMetrics requests it took to look at each Region that this attempt at the scan
     *     looked at whole, by the Region's name
     */
    record Scanned(
            AccountId account,
            Instant at,
            List<Region> regions,
            List<String> failures,
            SortedMap<String, Integer> outside,
            SortedMap<String, Integer> listMetricsRequests)
            implements AccountEvent {
        public Scanned {
            regions = List.copyOf(regions);
            failures = List.copyOf(failures);
            outside = sorted(outside);
            listMetricsRequests = sorted(listMetricsRequests);
        }

        private static SortedMap<String, Integer> sorted(SortedMap<String, Integer> numbers) {
            return Collections.unmodifiableSortedMap(numbers == null ? new TreeMap<>() : new TreeMap<>(numbers));
        }
    }

    /**
     * A call was denied in an account whose role can be assumed.
     *
     * @param action the IAM action that is missing, such as {@code cloudwatch:GetMetricData}
     */
    record Denied(AccountId account, Instant at, Region region, String action, String detail) implements AccountEvent {}

    /** AWS asked us to slow down. */
    record Throttled(AccountId account, Instant at, Region region, String action) implements AccountEvent {}

    /**
     * What is done, from now on, to keep an account within its budget. Told whenever that changes, and once a day.
     *
     * @param budget null when the account has none any more; then nothing is done
     * @param month the calendar month, in UTC
     * @param spentUsd in this month so far, at the upper end of what AWS may bill
     * @param expectedUsd what the whole month will cost like this; null while that is not known
     * @param stretched how often namespaces are read that are read less often than their owner chose; empty if none is
     * @param stopped nothing is read until the month ends, for the budget is spent
     */
    record BudgetKept(
            AccountId account,
            Instant at,
            Budget budget,
            YearMonth month,
            BigDecimal spentUsd,
            BigDecimal expectedUsd,
            SortedMap<String, Duration> stretched,
            boolean stopped)
            implements AccountEvent {
        public BudgetKept {
            stretched =
                    Collections.unmodifiableSortedMap(stretched == null ? new TreeMap<>() : new TreeMap<>(stretched));
        }
    }

    /** What was denied or throttled works again. */
    record Recovered(AccountId account, Instant at, Region region, String action) implements AccountEvent {}
}
