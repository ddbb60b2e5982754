package dev.rolewatch.account.policy;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The AWS accounts of one StackSet, in the order of their ids.
 *
 * @param left how many did not fit, and come after these
 */
public record StackSetAccounts(Map<AwsAccountId, ExternalId> externalIds, int left) {
    /** CloudFormation allows so many entries in a mapping ("AWS CloudFormation quotas", mapping attributes). */
    public static final int MOST = 200;

    /** An account that waits for its role, and of which the AWS account is known. */
    public record Waiting(AwsAccountId awsAccount, ExternalId externalId) {}

    /**
     * @param waiting oldest first: an AWS account that was registered twice gets the role of the older registration
     * @param after leaves out the AWS accounts up to this one, which an earlier StackSet has
     */
    public static StackSetAccounts of(Collection<Waiting> waiting, Optional<AwsAccountId> after) {
        NavigableMap<String, Waiting> byId = new TreeMap<>();
        waiting.forEach(each -> byId.putIfAbsent(each.awsAccount().value(), each));
        Collection<Waiting> rest =
                byId.tailMap(after.map(AwsAccountId::value).orElse(""), false).values();
        Map<AwsAccountId, ExternalId> first = new LinkedHashMap<>();
        rest.stream().limit(MOST).forEach(each -> first.put(each.awsAccount(), each.externalId()));
        return new StackSetAccounts(first, rest.size() - first.size());
    }

    public boolean isEmpty() {
        return externalIds.isEmpty();
    }

    /** Where the next StackSet begins; empty if all accounts are in this one. */
    public Optional<AwsAccountId> next() {
        return left == 0 ? Optional.empty() : externalIds.keySet().stream().reduce((earlier, later) -> later);
    }
}
