package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.wire.AwsException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;

/** Decrypt: the ciphertext names its key, and a key that the request names must be the same. */
public final class Decrypt {
    private final KeyAccess access;

    public Decrypt(KmsKeys keys) {
        this.access = new KeyAccess(keys);
    }

    public DecryptResponse handle(Call call, DecryptRequest request) {
        if (request.ciphertextBlob() == null) {
            throw AwsException.of("ValidationException", "CiphertextBlob is required");
        }
        var ciphertext = Ciphertext.parse(request.ciphertextBlob().asByteArrayUnsafe());
        String arn = request.keyId() == null ? ciphertext.keyArn() : KeyAccess.arn(call, request.keyId());
        KmsKey key = access.findEnabled(call, "kms:Decrypt", arn, request.encryptionContext());
        KeyAccess.requireSymmetric(request.encryptionAlgorithm());
        if (!key.arn().equals(ciphertext.keyArn())) {
            throw AwsException.of(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        return DecryptResponse.builder()
                .keyId(key.arn())
                .plaintext(SdkBytes.fromByteArray(ciphertext.decrypt(request.encryptionContext())))
                .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }
}
