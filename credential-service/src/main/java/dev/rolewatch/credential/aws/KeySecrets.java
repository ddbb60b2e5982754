package dev.rolewatch.credential.aws;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.accesskeys.KmsKey;
import dev.rolewatch.accesskeys.VaultException;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.config.AccessKeysConfig;
import dev.rolewatch.credential.session.RefusedException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Decrypts customers' access keys, each for the one call that it signs. */
@Singleton
class KeySecrets {
    private static final Logger LOG = Logger.getLogger(KeySecrets.class);

    private final AccessKeysConfig config;
    private KmsKey kms;

    KeySecrets(AccessKeysConfig config) {
        this.config = config;
    }

    /**
     * @throws RefusedException if the secret does not decrypt; the operator finds out why in the log
     */
    AwsBasicCredentials of(AccountId account, EncryptedAccessKey key) {
        try {
            String secret = vault().decrypt(account, key);
            return AwsBasicCredentials.create(key.accessKeyId(), secret);
        } catch (VaultException e) {
            LOG.errorf("the access key of account %s cannot be used: %s", account, e.getMessage());
            throw new RefusedException(
                    RefusalReason.ACCESS_KEY_UNREADABLE,
                    "Rolewatch cannot read the secret of the access key " + key.accessKeyId()
                            + " that it stores; nothing is wrong with the key itself. The operator must give"
                            + " credential-service what account-service encrypts with, in"
                            + " rolewatch.access-keys.keyset-file or rolewatch.access-keys.kms-key; its log says what"
                            + " is missing.");
        }
    }

    private AccessKeyVault vault() {
        List<AccessKeyVault.Key> keys = new ArrayList<>();
        config.kmsKey().ifPresent(arn -> keys.add(kms(arn)));
        config.keysetFile().ifPresent(file -> keys.addAll(KeysetFile.keys(file)));
        if (keys.isEmpty()) {
            throw new VaultException(
                    "neither rolewatch.access-keys.keyset-file nor rolewatch.access-keys.kms-key is configured");
        }
        return new AccessKeyVault(keys);
    }

    private synchronized KmsKey kms(String arn) {
        if (kms == null) {
            kms = new KmsKey(arn);
        }
        return kms;
    }

    @PreDestroy
    synchronized void close() {
        if (kms != null) {
            kms.close();
        }
    }
}
