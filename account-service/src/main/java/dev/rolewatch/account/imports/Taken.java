package dev.rolewatch.account.imports;

import dev.rolewatch.contracts.account.RoleArn;
import java.util.Locale;
import java.util.Set;

/**
 * What the accounts of a tenant use already.
 *
 * @param roles ARNs in lower case, for IAM's names are the same in any
 * @param awsAccounts their ids
 */
public record Taken(Set<String> roles, Set<String> awsAccounts) {
    static String key(RoleArn role) {
        return role.value().toLowerCase(Locale.ROOT);
    }
}
