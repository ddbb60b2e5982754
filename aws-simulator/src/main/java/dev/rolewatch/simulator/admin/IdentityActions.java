package dev.rolewatch.simulator.admin;

import static dev.rolewatch.simulator.admin.Checks.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.simulator.admin.AdminMessages.ArnBody;
import dev.rolewatch.simulator.admin.AdminMessages.RoleBody;
import dev.rolewatch.simulator.admin.AdminMessages.UserBody;
import dev.rolewatch.simulator.iam.AccessKey;
import dev.rolewatch.simulator.iam.Account;
import dev.rolewatch.simulator.iam.IamUser;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.PolicyParser;
import dev.rolewatch.simulator.iam.Role;
import dev.rolewatch.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the admin API does to users and roles. */
final class IdentityActions {
    private static final Duration MIN_SESSION = Duration.ofHours(1);
    private static final Duration MAX_SESSION = Duration.ofHours(12);

    private final World world;

    IdentityActions(World world) {
        this.world = world;
    }

    /** Replaces the user of that name, if there is one; a deactivated key that it keeps stays deactivated. */
    ArnBody putUser(String accountId, String name, UserBody body) {
        Account account = account(accountId);
        check(body.accessKeyId() != null && body.secretAccessKey() != null, "A user needs an access key");
        var key = new AccessKey(body.accessKeyId(), body.secretAccessKey());
        boolean taken = world.identities()
                .userWithKey(key.id())
                .filter(owner ->
                        !owner.account().equals(account) || !owner.name().equals(name))
                .isPresent();
        check(!taken, "The access key " + key.id() + " is another user's");
        boolean deactivated = world.identities()
                .user(accountId, name)
                .filter(previous -> previous.key().id().equals(key.id()) && !previous.active())
                .isPresent();
        List<Policy> policies = List.copyOf(policies(body.policies()).values());
        var user = new IamUser(account, name, Boolean.TRUE.equals(body.root()), key, !deactivated, policies);
        world.identities().put(user);
        return new ArnBody(user.arn());
    }

    void deleteUser(String accountId, String name) {
        world.identities().deleteUser(accountId, name);
    }

    void setKeyActive(String accountId, String name, boolean active) {
        world.identities()
                .updateUser(accountId, name, user -> user.withActiveKey(active))
                .orElseThrow(() -> new IllegalArgumentException("Account " + accountId + " has no user " + name));
    }

    ArnBody putRole(String accountId, String name, RoleBody body) {
        Account account = account(accountId);
        check(name.matches("[\\w+=,.@-]{1,64}"), "Not a role name: " + name);
        String path = body.path() == null ? "/" : body.path();
        check(path.startsWith("/") && path.endsWith("/"), "A role's path begins and ends with a slash: " + path);
        Duration max = body.maxSessionDuration() == null ? MIN_SESSION : body.maxSessionDuration();
        check(
                max.compareTo(MIN_SESSION) >= 0 && max.compareTo(MAX_SESSION) <= 0,
                "A role's maximum session duration is 1 to 12 hours: " + max);
        Policy trust = PolicyParser.trustPolicy(AdminMessages.document(body.trustPolicy()));
        var role = new Role(account, path, name, trust, policies(body.policies()), max);
        world.identities().put(role);
        return new ArnBody(role.arn());
    }

    void deleteRole(String accountId, String name) {
        world.identities().deleteRole(accountId, name);
    }

    void revokeSessions(String accountId, String name) {
        world.identities()
                .updateRole(
                        accountId,
                        name,
                        role -> role.revokingSessionsBefore(world.clock().instant()))
                .orElseThrow(() -> new IllegalArgumentException("Account " + accountId + " has no role " + name));
    }

    private static Map<String, Policy> policies(Map<String, JsonNode> documents) {
        Map<String, Policy> policies = new TreeMap<>();
        if (documents != null) {
            documents.forEach((name, document) ->
                    policies.put(name, PolicyParser.identityPolicy(AdminMessages.document(document))));
        }
        return policies;
    }

    private Account account(String id) {
        return world.accounts()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + id + ": put it first"));
    }
}
