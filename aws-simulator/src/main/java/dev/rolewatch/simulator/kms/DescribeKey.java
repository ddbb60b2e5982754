package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.api.Call;
import java.util.Map;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** DescribeKey. */
public final class DescribeKey {
    private final KeyAccess access;

    public DescribeKey(KmsKeys keys) {
        this.access = new KeyAccess(keys);
    }

    public DescribeKeyResponse handle(Call call, DescribeKeyRequest request) {
        KmsKey key = access.find(call, "kms:DescribeKey", KeyAccess.arn(call, request.keyId()), Map.of());
        return DescribeKeyResponse.builder()
                .keyMetadata(metadata -> metadata.awsAccountId(key.account().id())
                        .keyId(key.id())
                        .arn(key.arn())
                        .creationDate(key.createdAt())
                        .enabled(key.enabled())
                        .keyState(key.enabled() ? KeyState.ENABLED : KeyState.DISABLED)
                        .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                        .keyManager(KeyManagerType.CUSTOMER)
                        .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                        .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                        .multiRegion(false))
                .build();
    }
}
