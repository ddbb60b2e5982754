package dev.rolewatch.accesskeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts the secrets of customers' access keys with the first of its keys, and decrypts what any of them has encrypted.
 * What is encrypted begins with the name of its key, so that it is known what a rotation has yet to encrypt anew.
 */
public final class AccessKeyVault {
    /** A key that secrets are encrypted with. Its name is no secret. */
    public interface Key {
        /** The same for ever; at most 2,048 characters. */
        String name();

        Aead aead();
    }

    private final List<? extends Key> keys;

    /**
     * @param keys the one that encrypts first, then former ones
     */
    public AccessKeyVault(List<? extends Key> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a vault has at least one key");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * @param accessKeyId what the secret belongs to; it decrypts for no other, nor for another account
     * @throws VaultException if the key cannot be used at the moment
     */
    public byte[] encrypt(AccountId account, String accessKeyId, String secret) {
        Key key = keys.get(0);
        try {
            byte[] encrypted = key.aead().encrypt(secret.getBytes(UTF_8), context(account, accessKeyId));
            byte[] name = key.name().getBytes(UTF_8);
            return ByteBuffer.allocate(Short.BYTES + name.length + encrypted.length)
                    .putShort((short) name.length)
                    .put(name)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new VaultException(
                    "a secret cannot be encrypted with the key " + key.name() + " at the moment: " + e.getMessage());
        }
    }

    /**
     * @throws VaultException if none of the keys has encrypted it, if it is another account's, or if it was changed
     */
    public String decrypt(AccountId account, EncryptedAccessKey accessKey) {
        String name = nameOfKey(accessKey);
        Key key = find(name)
                .orElseThrow(() -> new VaultException("the secret of access key " + accessKey.accessKeyId()
                        + " was encrypted with the key " + name
                        + ", which is not configured; configure it beside the present one"));
        byte[] whole = accessKey.encryptedSecret();
        int start = Short.BYTES + name.getBytes(UTF_8).length;
        byte[] encrypted = Arrays.copyOfRange(whole, start, whole.length);
        try {
            return new String(key.aead().decrypt(encrypted, context(account, accessKey.accessKeyId())), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultException("the secret of access key " + accessKey.accessKeyId()
                    + " does not decrypt with the key " + name + ": " + e.getMessage());
        }
    }

    /** Whether it was encrypted with the key that encrypts now; if not, it is to be encrypted anew. */
    public boolean isCurrent(EncryptedAccessKey accessKey) {
        return nameOfKey(accessKey).equals(keys.get(0).name());
    }

    /** The same secret, encrypted with the key that encrypts now. */
    public EncryptedAccessKey encryptAnew(AccountId account, EncryptedAccessKey accessKey) {
        byte[] encrypted = encrypt(account, accessKey.accessKeyId(), decrypt(account, accessKey));
        return new EncryptedAccessKey(accessKey.accessKeyId(), accessKey.partition(), encrypted);
    }

    private Optional<? extends Key> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static String nameOfKey(EncryptedAccessKey accessKey) {
        ByteBuffer encrypted = ByteBuffer.wrap(accessKey.encryptedSecret());
        int length = encrypted.remaining() < Short.BYTES ? -1 : encrypted.getShort();
        if (length < 0 || length > encrypted.remaining()) {
            throw new VaultException(
                    "the secret of access key " + accessKey.accessKeyId() + " is not one that Rolewatch encrypted");
        }
        byte[] name = new byte[length];
        encrypted.get(name);
        return new String(name, UTF_8);
    }

    private static byte[] context(AccountId account, String accessKeyId) {
        return ("rolewatch-access-key-1\n" + account + "\n" + accessKeyId).getBytes(UTF_8);
    }
}
