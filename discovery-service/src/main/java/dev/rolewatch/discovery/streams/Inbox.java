package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.time.Duration;
import java.util.Objects;

/** Reads the messages that the schedule receives, and makes sure that they name what the schedule needs. */
final class Inbox {
    private Inbox() {}

    /**
     * @throws MalformedMessageException if the key is no account id
     */
    static AccountId accountId(String key) {
        try {
            return AccountId.of(Objects.requireNonNullElse(key, ""));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("the key is not an account id");
        }
    }

    static Account account(AccountId key, byte[] value) {
        Account account = Json.read(value, Account.class);
        check(key.equals(account.id()), "the account is not the one that the key names");
        check(account.tenant() != null && account.state() != null, "the account has no tenant or no state");
        Duration interval = account.collect().interval();
        check(
                interval == null
                        || (interval.compareTo(CollectionChoice.SHORTEST_INTERVAL) >= 0
                                && interval.compareTo(CollectionChoice.LONGEST_INTERVAL) <= 0),
                "the account's interval is not from 1 to 60 minutes");
        Budget budget = account.collect().budget();
        check(
                budget == null
                        || (budget.monthlyUsd() != null && budget.monthlyUsd().signum() > 0),
                "the account's budget is not above 0");
        return account;
    }

    static ScanResult scanResult(AccountId key, byte[] value) {
        ScanResult result = Json.read(notNull(value), ScanResult.class);
        check(key.equals(result.account()), "the account is not the one that the key names");
        check(result.scanId() != null, "the scan has no id");
        check(whole(result), "the scan does not say what or where it looked at, or when it ended");
        return result;
    }

    static CollectionReport report(AccountId key, byte[] value) {
        CollectionReport report = Json.read(notNull(value), CollectionReport.class);
        check(key.equals(report.account()), "the account is not the one that the key names");
        check(report.readAt() != null && report.awsAccount() != null, "the report does not say when or where was read");
        report.items().forEach(item -> check(whole(item), "an item does not say what was read"));
        return report;
    }

    private static boolean whole(ScanResult result) {
        if (result instanceof ScanResult.Found found) {
            return found.source() != null
                    && found.resources().stream().allMatch(resource -> isIn(found.region(), resource.id()));
        }
        if (result instanceof ScanResult.Tagged tagged) {
            return tagged.region() != null && tagged.arns().stream().allMatch(arn -> whole(tagged.region(), arn));
        }
        if (result instanceof ScanResult.Looked looked) {
            return looked.region() != null && looked.at() != null;
        }
        return !(result instanceof ScanResult.Finished finished) || finished.at() != null;
    }

    private static boolean whole(Region region, TaggedArn arn) {
        return arn.arn() != null && (arn.id() == null || isIn(region, arn.id()));
    }

    private static boolean isIn(Region region, ResourceId id) {
        return whole(id) && id.region().equals(region);
    }

    private static boolean whole(ItemOutcome item) {
        boolean told = !(item instanceof ItemOutcome.Read read) || read.through() != null;
        return told && item.itemId() != null && item.cadence() != null && whole(item.resource());
    }

    private static boolean whole(ResourceId id) {
        return id != null && id.region() != null && id.namespace() != null;
    }

    private static byte[] notNull(byte[] value) {
        check(value != null, "the message is empty");
        return value;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedMessageException(otherwise);
        }
    }
}
