package dev.rolewatch.discovery.streams;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** A store in memory that begins with what an earlier process stored, as one does that was restored. */
final class CarriedStore extends InMemoryKeyValueStore {
    private final Map<String, byte[]> carried;

    private CarriedStore(String name, Map<String, byte[]> carried) {
        super(name);
        this.carried = carried;
    }

    static KeyValueBytesStoreSupplier supplier(String name, Map<String, byte[]> carried) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new CarriedStore(name, carried);
            }

            @Override
            public String metricsScope() {
                return "in-memory";
            }
        };
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        super.init(context, root);
        carried.forEach((key, value) -> put(Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)), value));
    }
}
