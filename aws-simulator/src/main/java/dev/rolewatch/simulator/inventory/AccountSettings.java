package dev.rolewatch.simulator.inventory;

import dev.rolewatch.simulator.iam.Partition;
import java.util.Set;
import java.util.TreeSet;

/**
 * What AWS and its owner have set of an account.
 *
 * @param enabledRegions of its partition
 * @param regionsWithoutSts where its owner has deactivated STS
 * @param closed true from the closing of the account until it is reopened
 * @param packedPolicyLimit how many characters of session policies STS takes for it
 */
public record AccountSettings(
        Partition partition,
        Set<String> enabledRegions,
        Set<String> regionsWithoutSts,
        boolean closed,
        int packedPolicyLimit) {

    /** The most characters that AWS takes, of whatever account. */
    public static final int MAX_POLICY = 2048;

    public AccountSettings {
        enabledRegions = Set.copyOf(enabledRegions);
        regionsWithoutSts = Set.copyOf(regionsWithoutSts);
    }

    static AccountSettings of(Partition partition, Set<String> enabledRegions) {
        return new AccountSettings(partition, enabledRegions, Set.of(), false, MAX_POLICY);
    }

    AccountSettings withRegions(Set<String> regions) {
        return new AccountSettings(partition, regions, regionsWithoutSts, closed, packedPolicyLimit);
    }

    public AccountSettings withClosed(boolean nowClosed) {
        return new AccountSettings(partition, enabledRegions, regionsWithoutSts, nowClosed, packedPolicyLimit);
    }

    public AccountSettings withPackedPolicyLimit(int characters) {
        return new AccountSettings(partition, enabledRegions, regionsWithoutSts, closed, characters);
    }

    public AccountSettings withSts(String region, boolean active) {
        Set<String> without = new TreeSet<>(regionsWithoutSts);
        if (active) {
            without.remove(region);
        } else {
            without.add(region);
        }
        return new AccountSettings(partition, enabledRegions, without, closed, packedPolicyLimit);
    }
}
