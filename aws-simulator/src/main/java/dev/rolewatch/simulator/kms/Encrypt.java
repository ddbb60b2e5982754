package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.wire.AwsException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;

/** Encrypt, with symmetric keys. */
public final class Encrypt {
    private static final int MAX_BYTES = 4096;

    private final KeyAccess access;

    public Encrypt(KmsKeys keys) {
        this.access = new KeyAccess(keys);
    }

    public EncryptResponse handle(Call call, EncryptRequest request) {
        int size = request.plaintext() == null ? 0 : request.plaintext().asByteArrayUnsafe().length;
        if (size < 1 || size > MAX_BYTES) {
            throw AwsException.of("ValidationException", "Plaintext must have 1 to " + MAX_BYTES + " bytes");
        }
        KmsKey key = access.findEnabled(
                call, "kms:Encrypt", KeyAccess.arn(call, request.keyId()), request.encryptionContext());
        KeyAccess.requireSymmetric(request.encryptionAlgorithm());
        byte[] ciphertext = Ciphertext.encrypt(
                        key, request.plaintext().asByteArrayUnsafe(), request.encryptionContext())
                .toBytes();
        return EncryptResponse.builder()
                .keyId(key.arn())
                .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }
}
