package dev.rolewatch.account.accesskeys;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the secrets of customers' access keys are encrypted with; the same in credential-service. Without any, no account can
 * be connected by an access key.
 */
@ConfigMapping(prefix = "rolewatch.access-keys")
public interface AccessKeysConfig {
    /** A file with a Tink keyset in JSON. If a KMS key is set too, the file only decrypts what it once encrypted. */
    Optional<Path> keysetFile();

    /** The ARN of an AWS KMS key, {@code arn:aws:kms:<region>:<account>:key/<id>}, which then encrypts. */
    Optional<String> kmsKey();
}
