package dev.rolewatch.credential.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the secrets of customers' access keys are encrypted with; the same as in account-service, which encrypts them. With
 * both, account-service encrypts with the KMS key, and the file serves what was encrypted before. With neither, no account
 * can be connected by an access key.
 */
@ConfigMapping(prefix = "rolewatch.access-keys")
public interface AccessKeysConfig {
    /** A Tink keyset in JSON; read anew for each secret, so that a key that was added is known without a restart. */
    Optional<Path> keysetFile();

    /** The ARN of an AWS KMS key, which our default identity may {@code kms:Decrypt} with. */
    Optional<String> kmsKey();
}
