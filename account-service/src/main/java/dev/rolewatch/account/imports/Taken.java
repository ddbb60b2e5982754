package dev.rolewatch.account.imports;

import dev.rolewatch.contracts.account.TenantId;
import java.util.Locale;
import java.util.Set;

/**
 * What the accounts that are seen use already, as {@link #key} has it.
 *
 * @param roles their ARNs, for no two accounts of a tenant may have one
 * @param awsAccounts their ids
 */
public record Taken(Set<String> roles, Set<String> awsAccounts) {
    /** Of something that a tenant has; in lower case, for names of roles are the same in any. */
    public static String key(TenantId tenant, String value) {
        return tenant + " " + value.toLowerCase(Locale.ROOT);
    }
}
