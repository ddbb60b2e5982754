package dev.rolewatch.simulator.kms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All keys, by ARN. */
public final class KmsKeys {
    private final Map<String, KmsKey> keys = new ConcurrentHashMap<>();

    /** Adds a key; one that exists stays as it is. */
    public KmsKey putIfAbsent(KmsKey key) {
        KmsKey existing = keys.putIfAbsent(key.arn(), key);
        return existing == null ? key : existing;
    }

    public Optional<KmsKey> find(String arn) {
        return Optional.ofNullable(keys.get(arn));
    }

    /** Changes a key; empty if there is none. */
    public Optional<KmsKey> update(String arn, UnaryOperator<KmsKey> change) {
        return Optional.ofNullable(keys.computeIfPresent(arn, (name, key) -> change.apply(key)));
    }

    public void deleteAccount(String accountId) {
        keys.values().removeIf(key -> key.account().id().equals(accountId));
    }

    public void clear() {
        keys.clear();
    }
}
