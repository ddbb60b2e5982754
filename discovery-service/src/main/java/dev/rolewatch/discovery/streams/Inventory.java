package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.discovery.schedule.WatchedResource;
import java.time.Instant;
import java.util.function.Predicate;

/** Remembers the resources, and tells people what changes of them. */
final class Inventory {
    private final ScheduleStores stores;
    private final Outbox outbox;

    Inventory(ScheduleStores stores, Outbox outbox) {
        this.stores = stores;
        this.outbox = outbox;
    }

    /**
     * Remembers a resource as it is now. People are told at once that it is gone; what it published before is read all the
     * same.
     *
     * @param before null if it was not known
     */
    void replace(String key, WatchedResource before, WatchedResource now, Instant at) {
        if (now.equals(before)) {
            return;
        }
        boolean wasThere = isThere(before);
        if (now.gone() && wasThere) {
            outbox.sendGone(key, before.resource(), at);
        } else if (!now.gone() && !(wasThere && now.resource().equals(before.resource()))) {
            outbox.send(key, now.resource(), at);
        }
        if (now.over()) {
            stores.forget(key);
        } else {
            stores.put(key, now);
        }
    }

    /**
     * Forgets resources of an account in one go: who removes an account or a Region wants it gone, and it happens rarely.
     * What cannot be read is forgotten with them.
     *
     * @return how many people knew of
     */
    int forget(AccountId account, Predicate<WatchedResource> which, Instant now) {
        int[] forgotten = {0};
        stores.eachResource(account, (key, resource) -> {
            if (resource == null || which.test(resource)) {
                forgotten[0] += isThere(resource) ? 1 : 0;
                forget(key, resource, now);
            }
        });
        return forgotten[0];
    }

    static boolean isThere(WatchedResource resource) {
        return resource != null && !resource.gone();
    }

    private void forget(String key, WatchedResource resource, Instant now) {
        if (isThere(resource)) {
            outbox.sendGone(key, resource.resource(), now);
        }
        stores.forget(key);
    }
}
