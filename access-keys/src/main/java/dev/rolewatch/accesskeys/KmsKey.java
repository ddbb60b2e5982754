package dev.rolewatch.accesskeys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A key that AWS KMS keeps: the secret, which is well below the 4,096 bytes that KMS encrypts (Encrypt, AWS KMS API
 * Reference), travels to KMS and back, and the key never leaves it. KMS' own rotation changes nothing here. Region and
 * credentials are those of the AWS SDK's default chain; they may {@code kms:Encrypt} and {@code kms:Decrypt}.
 */
public final class KmsKey implements AccessKeyVault.Key, AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final String arn;
    private final KmsClient kms;

    /**
     * @param arn {@code arn:aws:kms:<region>:<account>:key/<id>}; an alias could be pointed at another key, which would not
     *     decrypt what this one has encrypted
     */
    public KmsKey(String arn) {
        this(arn, client(arn));
    }

    KmsKey(String arn, KmsClient kms) {
        this.arn = arn;
        this.kms = kms;
    }

    @Override
    public String name() {
        return arn;
    }

    @Override
    public Aead aead() {
        return new Remote();
    }

    @Override
    public void close() {
        kms.close();
    }

    private static KmsClient client(String arn) {
        String[] parts = arn.split(":");
        if (parts.length != 6 || !parts[2].equals("kms") || !parts[5].startsWith("key/")) {
            throw new VaultException(
                    "the KMS key is named by its ARN, arn:aws:kms:<region>:<account>:key/<id>, but this is '" + arn
                            + "'");
        }
        return KmsClient.builder()
                .region(Region.of(parts[3]))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    private final class Remote implements Aead {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] context) throws GeneralSecurityException {
            try {
                return kms.encrypt(request -> request.keyId(arn)
                                .encryptionContext(encryptionContext(context))
                                .plaintext(SdkBytes.fromByteArray(plaintext)))
                        .ciphertextBlob()
                        .asByteArray();
            } catch (SdkException e) {
                throw refused("kms:Encrypt", e);
            }
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] context) throws GeneralSecurityException {
            try {
                return kms.decrypt(request -> request.keyId(arn)
                                .encryptionContext(encryptionContext(context))
                                .ciphertextBlob(SdkBytes.fromByteArray(ciphertext)))
                        .plaintext()
                        .asByteArray();
            } catch (SdkException e) {
                throw refused("kms:Decrypt", e);
            }
        }

        /** It shows in CloudTrail, so that it names the account, which is no secret. */
        private Map<String, String> encryptionContext(byte[] context) {
            return Map.of("rolewatch", Base64.getEncoder().encodeToString(context));
        }

        private GeneralSecurityException refused(String action, SdkException e) {
            return new GeneralSecurityException(action + " failed; allow it to this service's own AWS identity on "
                    + arn + ", and check that the key is enabled. AWS says: " + e.getMessage());
        }
    }
}
