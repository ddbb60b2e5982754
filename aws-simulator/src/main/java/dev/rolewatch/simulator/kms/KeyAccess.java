package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Authorizer;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;

/** Finds the key that a request names, if the caller may use it and it is there to be used. */
final class KeyAccess {
    private final KmsKeys keys;

    KeyAccess(KmsKeys keys) {
        this.keys = keys;
    }

    /** The ARN of the key that is named by its ARN or, in the caller's account and Region, by its id. */
    static String arn(Call call, String keyId) {
        if (keyId == null || keyId.isEmpty() || keyId.length() > 2048) {
            throw AwsException.of("ValidationException", "KeyId must have 1 to 2048 characters");
        }
        return keyId.startsWith("arn:") ? keyId : call.caller().account().arn("kms", call.region(), "key/" + keyId);
    }

    /** @param algorithm null for the default */
    static void requireSymmetric(EncryptionAlgorithmSpec algorithm) {
        if (algorithm != null && algorithm != EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT) {
            throw AwsException.of("InvalidKeyUsageException", "The algorithm is not compatible with this key.");
        }
    }

    /** @throws AwsException AccessDenied or NotFoundException */
    KmsKey find(Call call, String action, String arn, Map<String, String> context) {
        Map<String, String> conditionKeys = new HashMap<>(call.conditionKeys());
        context.forEach((name, value) -> conditionKeys.put("kms:EncryptionContext:" + name, value));
        Authorizer.authorize(call.caller(), action, arn, conditionKeys);
        KmsKey key = keys.find(arn)
                .filter(found -> found.region().equals(call.region()))
                .orElseThrow(() -> AwsException.of("NotFoundException", "Key '" + arn + "' does not exist"));
        if (!key.account().equals(call.caller().account())) {
            throw AwsException.of(
                    AwsFailure.ACCESS_DENIED,
                    "User: " + call.caller().arn() + " is not authorized to perform: " + action + " on resource: " + arn
                            + " because no resource-based policy allows the " + action + " action");
        }
        return key;
    }

    /** @throws AwsException DisabledException too */
    KmsKey findEnabled(Call call, String action, String arn, Map<String, String> context) {
        KmsKey key = find(call, action, arn, context);
        if (!key.enabled()) {
            throw AwsException.of("DisabledException", 409, arn + " is disabled.");
        }
        return key;
    }
}
