package dev.rolewatch.simulator.api;

import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What there is in the account and Region of a call. */
public final class Resources {
    private final Accounts accounts;

    public Resources(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A page of all resources of a kind. */
    public ResourcePage page(Call call, ResourceKind kind, ResourceCursor from, int size) {
        return page(call, kind, resource -> true, from, size);
    }

    public ResourcePage page(Call call, ResourceKind kind, Predicate<Resource> wanted, ResourceCursor from, int size) {
        return ResourcePage.read(inventory(call), call.now(), kind, wanted, from, size);
    }

    /** The resource of a kind that has exactly these dimensions. */
    public Optional<Resource> find(Call call, ResourceKind kind, Map<String, String> dimensions) {
        return inventory(call)
                .find(kind, dimensions)
                .filter(found -> found.group().existsAt(call.now()));
    }

    /** The place after a resource of a kind, also if it has been removed; empty if there never was one. */
    public Optional<ResourceCursor> after(Call call, ResourceKind kind, Map<String, String> dimensions) {
        return inventory(call).find(kind, dimensions).map(Resource::next);
    }

    private Inventory inventory(Call call) {
        return accounts.inventory(call.accountId(), call.region());
    }
}
