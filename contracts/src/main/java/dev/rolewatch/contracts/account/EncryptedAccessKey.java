package dev.rolewatch.contracts.account;

import java.util.Arrays;
import java.util.Objects;

/**
 * A customer's access key, as it is stored and published: its secret only encrypted, for credential-service alone to read.
 *
 * @param accessKeyId AWS's name of the key, which is no secret
 * @param partition where the key is of use, such as {@code aws-cn}
 * @param encryptedSecret bound to the account and to {@code accessKeyId}
 */
public record EncryptedAccessKey(String accessKeyId, String partition, byte[] encryptedSecret) {
    public EncryptedAccessKey {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(encryptedSecret, "encryptedSecret");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptedAccessKey that
                && accessKeyId.equals(that.accessKeyId)
                && partition.equals(that.partition)
                && Arrays.equals(encryptedSecret, that.encryptedSecret);
    }

    @Override
    public int hashCode() {
        return accessKeyId.hashCode();
    }

    @Override
    public String toString() {
        return "EncryptedAccessKey[" + accessKeyId + "]";
    }
}
