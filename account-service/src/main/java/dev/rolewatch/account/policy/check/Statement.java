package dev.rolewatch.account.policy.check;

import dev.rolewatch.contracts.policy.Permission;
import java.util.List;

/**
 * One statement of a permissions policy.
 *
 * @param name how to find it: its place, and its Sid if it has one
 * @param allow false if it denies
 * @param conditions such as {@code IpAddress aws:SourceIp = 192.0.2.0/24}; all must hold
 */
record Statement(String name, boolean allow, Patterns actions, Patterns resources, List<String> conditions) {
    /** What of a call's resources a statement speaks of. */
    enum Reach {
        ALL,
        SOME,
        NONE
    }

    boolean concerns(Permission permission) {
        return actions.match(permission.action());
    }

    /** A call that cannot be limited to resources is made for the resource {@code *} alone. */
    Reach reach(Permission permission) {
        if (!permission.canBeLimitedToResources()) {
            return resources.match("*") ? Reach.ALL : Reach.NONE;
        }
        if (resources.negated()) {
            return resources.match("*") ? Reach.SOME : Reach.NONE;
        }
        if (resources.match("*")) {
            return Reach.ALL;
        }
        String service = permission.action().substring(0, permission.action().indexOf(':'));
        return resources.patterns().stream().anyMatch(arn -> isOf(service, arn)) ? Reach.SOME : Reach.NONE;
    }

    /** Whether an ARN pattern may name something of a service: {@code arn:<partition>:<service>:…}. */
    private static boolean isOf(String service, String arn) {
        String[] parts = arn.split(":", 4);
        return parts.length < 4 || Patterns.matches(parts[2], service);
    }
}
