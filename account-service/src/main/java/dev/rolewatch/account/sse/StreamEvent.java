package dev.rolewatch.account.sse;

import dev.rolewatch.contracts.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event of an account's stream.
 *
 * @param id the version of what it shows
 */
record StreamEvent(String name, String id, String data) {
    private static final int ID_BYTES = 12;

    /**
     * The account as it is. The version is a digest of what is shown: it is the same in each process, also after a restart,
     * and does not change with what nobody sees.
     */
    static StreamEvent account(String json) {
        return new StreamEvent("account", digest(json), json);
    }

    static StreamEvent removed(AccountId account) {
        return new StreamEvent("removed", "removed", "{\"id\":\"" + account + "\"}");
    }

    private static String digest(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
