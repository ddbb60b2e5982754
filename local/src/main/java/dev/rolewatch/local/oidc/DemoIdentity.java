package dev.rolewatch.local.oidc;

import java.util.List;
import java.util.Map;

/**
 * Somebody who can sign in on this machine.
 *
 * @param login what they are called in requests, which is their subject and their password too
 * @param standing who they are to the reader, such as "administrator of Acme"
 * @param tenant whose accounts they see
 */
public record DemoIdentity(String login, String name, String standing, String tenant, List<String> roles) {
    public DemoIdentity {
        roles = List.copyOf(roles);
    }

    Map<String, Object> claims() {
        return Map.of("name", name, "preferred_username", login, "tenant", tenant, "roles", roles);
    }

    @Override
    public String toString() {
        return name + ", " + standing;
    }
}
