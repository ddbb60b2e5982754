package dev.rolewatch.simulator.admin;

import static dev.rolewatch.simulator.admin.Checks.check;

import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.ArnBody;
import dev.rolewatch.simulator.admin.AdminMessages.PolicyLimitBody;
import dev.rolewatch.simulator.iam.Account;
import dev.rolewatch.simulator.iam.Partition;
import dev.rolewatch.simulator.inventory.AccountSettings;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Regions;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.kms.KmsKey;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.world.World;
import java.util.function.UnaryOperator;

/** What the admin API does to accounts and to what is in them. */
final class AccountActions {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final World world;

    AccountActions(World world) {
        this.world = world;
    }

    void put(String id, AccountBody body) {
        check(id.matches("\\d{12}"), "An account id has 12 digits: " + id);
        check(body.regions() != null, "An account needs regions");
        world.accounts().put(new Account(partition(id, body.partition()), id), body.regions());
    }

    /** That of the request, else that of the account if there is one already, else the commercial one. */
    private Partition partition(String accountId, String requested) {
        return requested == null
                ? world.accounts().find(accountId).map(Account::partition).orElse(Partition.AWS)
                : Partition.byId(requested)
                        .orElseThrow(() -> new IllegalArgumentException("There is no partition " + requested));
    }

    void delete(String id) {
        world.accounts().delete(id);
        world.identities().deleteAccount(id);
        world.kmsKeys().deleteAccount(id);
    }

    void setClosed(String id, boolean closed) {
        world.accounts().update(id, account -> account.withClosed(closed));
    }

    /** Only in Regions that every account has from the start can STS be deactivated, and not in the first of them. */
    void setSts(String id, String region, boolean active) {
        check(
                Regions.enabledByDefault(Partition.AWS).contains(region) && !region.equals(Accounts.STS_ALWAYS_ACTIVE),
                "STS cannot be deactivated in " + region);
        world.accounts().update(id, account -> account.withSts(region, active));
    }

    void setPackedPolicyLimit(String id, PolicyLimitBody body) {
        check(
                body.characters() >= 0 && body.characters() <= AccountSettings.MAX_POLICY,
                "A session policy has 0 to " + AccountSettings.MAX_POLICY + " characters");
        world.accounts().update(id, account -> account.withPackedPolicyLimit(body.characters()));
    }

    void setQuota(String accountId, String name, Quota quota) {
        world.quotas().set(accountId, name, quota);
    }

    /** Adds an enabled key; one that exists stays as it is. */
    ArnBody putKey(String accountId, String region, String keyId) {
        check(keyId.matches(UUID), "The id of a key is a UUID: " + keyId);
        check(world.accounts().isEnabled(accountId, region), "Account " + accountId + " has not enabled " + region);
        Account account = account(accountId);
        var key = new KmsKey(account, region, keyId, world.clock().instant(), true, 0);
        return new ArnBody(world.kmsKeys().putIfAbsent(key).arn());
    }

    void changeKey(String accountId, String region, String keyId, UnaryOperator<KmsKey> change) {
        String arn = account(accountId).arn("kms", region, "key/" + keyId);
        world.kmsKeys().update(arn, change).orElseThrow(() -> new IllegalArgumentException("There is no key " + arn));
    }

    void putResources(String accountId, String region, ResourceDefinition[] definitions) {
        account(accountId);
        Inventory inventory = world.accounts().inventory(accountId, region);
        for (ResourceDefinition definition : definitions) {
            inventory.put(definition);
        }
    }

    void endResource(String accountId, String region, String name) {
        world.accounts().inventory(accountId, region).end(name, world.clock().instant());
    }

    private Account account(String id) {
        return world.accounts()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + id + ": put it first"));
    }
}
