package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The primary key of a resource.
 *
 * @param text as {@link dev.rolewatch.contracts.resource.ResourceId#key()} has it, as far as an index can hold it
 */
record ResourceKey(UUID account, String text) {
    /** Thirty dimensions of a kilobyte each are possible, but PostgreSQL's B-trees hold 2,704 bytes. */
    private static final int LONGEST_BYTES = 1_000;

    static ResourceKey of(AccountId account, String idKey) {
        byte[] bytes = idKey.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_BYTES) {
            return new ResourceKey(account.value(), idKey);
        }
        String start = new String(bytes, 0, LONGEST_BYTES - 100, StandardCharsets.UTF_8);
        return new ResourceKey(account.value(), start + "#" + HexFormat.of().formatHex(sha256(bytes)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
