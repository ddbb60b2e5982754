package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.discovery.budget.Spending;
import dev.rolewatch.discovery.schedule.ArnTags;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Sighting;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import dev.rolewatch.discovery.schedule.WatchedResource;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What the schedule remembers: accounts, and what was spent for them, by their id; under the key of {@link Resource#key}
 * the inventory, each resource's progress, and what the latest scan has told of it so far; and tags by account, Region and
 * ARN. The progress has a store of its own because it changes most often and is small.
 */
final class ScheduleStores {
    private static final String ACCOUNTS = "accounts";
    private static final String INVENTORY = "inventory";
    private static final String PROGRESS = "progress";
    private static final String SIGHTINGS = "sightings";
    private static final String TAGS = "tags";
    private static final String SPENDING = "spending";
    /** Follows the slash, which ends each part of a key. */
    private static final char AFTER_SLASH = '0';

    private final StoredRecords<WatchedAccount> accounts;
    private final StoredRecords<WatchedResource> inventory;
    private final StoredRecords<ResourceProgress> progress;
    private final StoredRecords<Sighting> sightings;
    private final StoredRecords<ArnTags> tags;
    private final StoredRecords<Spending> spending;

    /**
     * @param unreadable counts the times that a record could not be read
     */
    ScheduleStores(ProcessorContext<?, ?> context, Counter unreadable) {
        this.accounts = records(context, ACCOUNTS, WatchedAccount.class, unreadable);
        this.inventory = records(context, INVENTORY, WatchedResource.class, unreadable);
        this.progress = records(context, PROGRESS, ResourceProgress.class, unreadable);
        this.sightings = records(context, SIGHTINGS, Sighting.class, unreadable);
        this.tags = records(context, TAGS, ArnTags.class, unreadable);
        this.spending = records(context, SPENDING, Spending.class, unreadable);
    }

    /**
     * @param kind a store of a given name, on disk or in memory
     */
    static List<StoreBuilder<?>> builders(Function<String, KeyValueBytesStoreSupplier> kind) {
        return List.of(
                store(kind.apply(ACCOUNTS)),
                store(kind.apply(INVENTORY)),
                store(kind.apply(PROGRESS)),
                store(kind.apply(SIGHTINGS)),
                store(kind.apply(TAGS)),
                store(kind.apply(SPENDING)));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(KeyValueBytesStoreSupplier store) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), Serdes.ByteArray());
    }

    private static <T> StoredRecords<T> records(
            ProcessorContext<?, ?> context, String store, Class<T> type, Counter unreadable) {
        return new StoredRecords<>(context.getStateStore(store), type, unreadable);
    }

    /** Null if there is none. */
    WatchedAccount account(AccountId account) {
        return accounts.get(account.toString());
    }

    void put(WatchedAccount account) {
        accounts.put(account.account().id().toString(), account);
    }

    void forget(AccountId account) {
        accounts.delete(account.toString());
    }

    void eachAccount(Consumer<WatchedAccount> action) {
        try (KeyValueIterator<String, WatchedAccount> all = accounts.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value != null) {
                    action.accept(entry.value);
                }
            });
        }
    }

    Spending spending(AccountId account) {
        Spending known = spending.get(account.toString());
        return known == null ? Spending.NONE : known;
    }

    void put(AccountId account, Spending spent) {
        spending.put(account.toString(), spent);
    }

    void forgetSpending(AccountId account) {
        spending.delete(account.toString());
    }

    void put(String key, WatchedResource resource) {
        inventory.put(key, resource);
    }

    ResourceProgress progress(String key) {
        ResourceProgress known = progress.get(key);
        return known == null ? ResourceProgress.NONE : known;
    }

    void put(String key, ResourceProgress resourceProgress) {
        progress.put(key, resourceProgress);
    }

    /** The inventory and the progress of a resource. */
    void forget(String key) {
        inventory.delete(key);
        progress.delete(key);
    }

    /** Adds to what the same scan has told of the resource. */
    void put(AccountId account, Sighting sighting) {
        String key = Resource.key(account, sighting.id());
        sightings.put(key, sighting.after(sightings.get(key)));
    }

    /** Whether the service that a resource belongs to has listed it in this scan. */
    boolean described(AccountId account, ResourceId id, String scanId) {
        Sighting sighting = sightings.get(Resource.key(account, id));
        return sighting != null && sighting.described() && sighting.scanId().equals(scanId);
    }

    void forgetSighting(String key) {
        sightings.delete(key);
    }

    /** Null if there are none. */
    ArnTags tags(AccountId account, Region region, String arn) {
        return tags.get(prefix(account, region) + arn);
    }

    void put(AccountId account, Region region, String arn, ArnTags arnTags) {
        tags.put(prefix(account, region) + arn, arnTags);
    }

    void forgetTags(AccountId account, Region region, Predicate<ArnTags> which) {
        each(tags, prefix(account, region), (key, value) -> {
            if (value == null || which.test(value)) {
                tags.delete(key);
            }
        });
    }

    /** Everything that scans have told of an account. */
    void forgetScans(AccountId account) {
        each(sightings, prefix(account), (key, value) -> sightings.delete(key));
        each(tags, prefix(account), (key, value) -> tags.delete(key));
    }

    /** A resource that cannot be read is null. */
    void eachResource(AccountId account, BiConsumer<String, WatchedResource> action) {
        each(inventory, prefix(account), action);
    }

    /**
     * The resources of an account in the order of their keys; null those that cannot be read.
     *
     * @param after the key after which to begin; null to begin with the first
     */
    KeyValueIterator<String, WatchedResource> resources(AccountId account, String after) {
        return from(inventory, prefix(account), after);
    }

    /** What is known and what was sighted in a Region, side by side. */
    SideBySide sideBySide(AccountId account, Region region, String after) {
        String prefix = prefix(account, region);
        return new SideBySide(from(inventory, prefix, after), from(sightings, prefix, after));
    }

    private static <T> KeyValueIterator<String, T> from(StoredRecords<T> store, String prefix, String after) {
        String end = prefix.substring(0, prefix.length() - 1) + AFTER_SLASH;
        return store.range(after == null ? prefix : after + '\0', end);
    }

    private static <T> void each(StoredRecords<T> store, String prefix, BiConsumer<String, T> action) {
        try (KeyValueIterator<String, T> some = store.withPrefix(prefix)) {
            some.forEachRemaining(entry -> action.accept(entry.key, entry.value));
        }
    }

    private static String prefix(AccountId account) {
        return account + "/";
    }

    private static String prefix(AccountId account, Region region) {
        return account + "/" + region + "/";
    }
}
