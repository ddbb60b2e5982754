package dev.rolewatch.account.identity;

import dev.rolewatch.contracts.account.TenantId;
import java.util.Set;

/**
 * Who is signed in, or the program that is.
 *
 * @param subject what the identity provider knows it by
 * @param name for people to read
 * @param roles with the included ones
 */
public record Person(String subject, String name, TenantId tenant, Set<String> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }
}
