package dev.rolewatch.simulator.admin;

import static dev.rolewatch.simulator.admin.Checks.check;

import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.PolicyLimitBody;
import dev.rolewatch.simulator.iam.Account;
import dev.rolewatch.simulator.iam.Partition;
import dev.rolewatch.simulator.inventory.AccountSettings;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Regions;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.world.World;

/** What the admin API does to accounts and to what is in them. */
final class AccountActions {
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

    void putResources(String accountId, String region, ResourceDefinition[] definitions) {
        check(world.accounts().find(accountId).isPresent(), "There is no account " + accountId + ": put it first");
        Inventory inventory = world.accounts().inventory(accountId, region);
        for (ResourceDefinition definition : definitions) {
            inventory.put(definition);
        }
    }

    void endResource(String accountId, String region, String name) {
        world.accounts().inventory(accountId, region).end(name, world.clock().instant());
    }
}
