package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.json.JsonSerde;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import dev.rolewatch.discovery.schedule.WatchedResource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What the schedule remembers: accounts by their id, and under the key of {@link Resource#key} the inventory and each
 * resource's progress. The progress has a store of its own because it changes most often and is small.
 */
final class ScheduleStores {
    private static final String ACCOUNTS = "accounts";
    private static final String INVENTORY = "inventory";
    private static final String PROGRESS = "progress";
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, WatchedAccount> accounts;
    private final KeyValueStore<String, WatchedResource> inventory;
    private final KeyValueStore<String, ResourceProgress> progress;

    ScheduleStores(ProcessorContext<?, ?> context) {
        this.accounts = context.getStateStore(ACCOUNTS);
        this.inventory = context.getStateStore(INVENTORY);
        this.progress = context.getStateStore(PROGRESS);
    }

    /**
     * @param kind a store of a given name, on disk or in memory
     */
    static List<StoreBuilder<?>> builders(Function<String, KeyValueBytesStoreSupplier> kind) {
        return List.of(
                store(kind.apply(ACCOUNTS), WatchedAccount.class),
                store(kind.apply(INVENTORY), WatchedResource.class),
                store(kind.apply(PROGRESS), ResourceProgress.class));
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(KeyValueBytesStoreSupplier store, Class<T> type) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), new JsonSerde<>(type));
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
            all.forEachRemaining(entry -> action.accept(entry.value));
        }
    }

    /** Null if there is none. */
    WatchedResource resource(String key) {
        return inventory.get(key);
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

    void eachResource(AccountId account, Consumer<WatchedResource> action) {
        each(account + "/", action);
    }

    void eachResource(AccountId account, Region region, Consumer<WatchedResource> action) {
        each(account + "/" + region + "/", action);
    }

    private void each(String prefix, Consumer<WatchedResource> action) {
        try (KeyValueIterator<String, WatchedResource> some = inventory.prefixScan(prefix, KEYS)) {
            some.forEachRemaining(entry -> action.accept(entry.value));
        }
    }
}
