package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.ClockBody;
import dev.rolewatch.simulator.admin.AdminMessages.RoleBody;
import dev.rolewatch.simulator.admin.AdminMessages.UserBody;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.iam.AccessKey;
import dev.rolewatch.simulator.iam.IamUser;
import dev.rolewatch.simulator.iam.MalformedPolicyException;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.PolicyParser;
import dev.rolewatch.simulator.iam.Role;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the admin API does to the world, after checking that it makes sense. */
final class AdminActions {
    private static final Duration MIN_SESSION = Duration.ofHours(1);
    private static final Duration MAX_SESSION = Duration.ofHours(12);

    private final World world;

    AdminActions(World world) {
        this.world = world;
    }

    static boolean isBadInput(Throwable failure) {
        return failure instanceof MalformedPolicyException;
    }

    void putAccount(String id, AccountBody body) {
        check(id.matches("\\d{12}"), "An account id has 12 digits: " + id);
        check(body.regions() != null, "An account needs regions");
        world.accounts().put(id, body.regions());
    }

    void deleteAccount(String id) {
        world.accounts().delete(id);
        world.identities().deleteAccount(id);
    }

    void putUser(String accountId, String name, UserBody body) {
        requireAccount(accountId);
        check(body.accessKeyId() != null && body.secretAccessKey() != null, "A user needs an access key");
        var key = new AccessKey(body.accessKeyId(), body.secretAccessKey());
        world.identities()
                .put(new IamUser(
                        accountId,
                        name,
                        key,
                        new ArrayList<>(policies(body.policies()).values())));
    }

    void putRole(String accountId, String name, RoleBody body) {
        requireAccount(accountId);
        check(name.matches("[\\w+=,.@-]{1,64}"), "Not a role name: " + name);
        String path = body.path() == null ? "/" : body.path();
        check(path.startsWith("/") && path.endsWith("/"), "A role's path begins and ends with a slash: " + path);
        Duration max = body.maxSessionDuration() == null ? MIN_SESSION : body.maxSessionDuration();
        check(
                max.compareTo(MIN_SESSION) >= 0 && max.compareTo(MAX_SESSION) <= 0,
                "A role's maximum session duration is 1 to 12 hours: " + max);
        Policy trust = PolicyParser.trustPolicy(AdminMessages.document(body.trustPolicy()));
        world.identities().put(new Role(accountId, path, name, trust, policies(body.policies()), max));
    }

    void revokeSessions(String accountId, String role) {
        world.identities()
                .update(
                        accountId,
                        role,
                        each -> each.revokingSessionsBefore(world.clock().instant()))
                .orElseThrow(() -> new IllegalArgumentException("Account " + accountId + " has no role " + role));
    }

    void putResources(String accountId, String region, ResourceDefinition[] definitions) {
        requireAccount(accountId);
        Inventory inventory = world.accounts().inventory(accountId, region);
        for (ResourceDefinition definition : definitions) {
            inventory.put(definition);
        }
    }

    void endResource(String accountId, String region, String name) {
        world.accounts().inventory(accountId, region).end(name, world.clock().instant());
    }

    void setClock(ClockBody body) {
        check((body.offset() == null) != (body.stoppedAt() == null), "Give either an offset or stoppedAt");
        if (body.offset() != null) {
            world.clock().shift(body.offset());
        } else {
            world.clock().stopAt(body.stoppedAt());
        }
    }

    Fault valid(Fault fault) {
        check(fault.kind() != null, "A fault needs a kind");
        check(fault.kind() != Fault.Kind.LATENCY || fault.latency() != null, "A LATENCY fault needs a latency");
        return fault;
    }

    private static Map<String, Policy> policies(Map<String, JsonNode> documents) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        if (documents != null) {
            documents.forEach((name, document) ->
                    policies.put(name, PolicyParser.identityPolicy(AdminMessages.document(document))));
        }
        return policies;
    }

    private void requireAccount(String id) {
        check(world.accounts().exists(id), "There is no account " + id + ": put it first");
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
