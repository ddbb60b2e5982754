package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.micrometer.core.instrument.Counter;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Records of one type in a store. The store holds bytes, so that a record which cannot be read, as when a later version has
 * written it, costs nothing but itself: it is counted and logged, and null.
 */
final class StoredRecords<T> {
    private static final Logger LOG = Logger.getLogger(StoredRecords.class);
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, byte[]> store;
    private final Class<T> type;
    private final Counter unreadable;

    StoredRecords(KeyValueStore<String, byte[]> store, Class<T> type, Counter unreadable) {
        this.store = store;
        this.type = type;
        this.unreadable = unreadable;
    }

    /** Null if there is none that can be read. */
    T get(String key) {
        return read(key, store.get(key));
    }

    void put(String key, T value) {
        store.put(key, Json.write(value));
    }

    void delete(String key) {
        store.delete(key);
    }

    /** In the order of their keys; a value is null if it cannot be read. */
    KeyValueIterator<String, T> all() {
        return new Some(store.all());
    }

    KeyValueIterator<String, T> range(String from, String to) {
        return new Some(store.range(from, to));
    }

    KeyValueIterator<String, T> withPrefix(String prefix) {
        return new Some(store.prefixScan(prefix, KEYS));
    }

    private T read(String key, byte[] stored) {
        if (stored == null) {
            return null;
        }
        try {
            return Json.read(stored, type);
        } catch (MalformedMessageException e) {
            unreadable.increment();
            LOG.errorf("the record of %s in the store %s cannot be read: %s", key, store.name(), e.getMessage());
            return null;
        }
    }

    private final class Some implements KeyValueIterator<String, T> {
        private final KeyValueIterator<String, byte[]> stored;

        private Some(KeyValueIterator<String, byte[]> stored) {
            this.stored = stored;
        }

        @Override
        public boolean hasNext() {
            return stored.hasNext();
        }

        @Override
        public KeyValue<String, T> next() {
            KeyValue<String, byte[]> next = stored.next();
            return new KeyValue<>(next.key, read(next.key, next.value));
        }

        @Override
        public String peekNextKey() {
            return stored.peekNextKey();
        }

        @Override
        public void close() {
            stored.close();
        }
    }
}
