package dev.rolewatch.simulator.admin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A role as the customer makes it.
 *
 * @param path {@code /}, or begins and ends with a slash
 * @param trustPolicy as JSON
 * @param policies permission policies as JSON, by name
 * @param maxSessionDuration 1 to 12 hours
 */
public record RoleDefinition(
        String name, String path, String trustPolicy, Map<String, String> policies, Duration maxSessionDuration) {

    public RoleDefinition {
        policies = Map.copyOf(policies);
    }

    /** A role without permissions, with sessions of an hour at most, as the console makes it. */
    public static RoleDefinition trusting(String name, String trustPolicy) {
        return new RoleDefinition(name, "/", trustPolicy, Map.of(), Duration.ofHours(1));
    }

    public RoleDefinition withPolicy(String policyName, String document) {
        Map<String, String> all = new LinkedHashMap<>(policies);
        all.put(policyName, document);
        return new RoleDefinition(name, path, trustPolicy, all, maxSessionDuration);
    }

    public RoleDefinition atPath(String newPath) {
        return new RoleDefinition(name, newPath, trustPolicy, policies, maxSessionDuration);
    }

    public RoleDefinition withMaxSession(Duration duration) {
        return new RoleDefinition(name, path, trustPolicy, policies, duration);
    }
}
