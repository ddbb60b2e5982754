package dev.rolewatch.account.accesskeys;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.accesskeys.KmsKey;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vault that the settings describe. The service does not start with settings that describe none. */
@ApplicationScoped
@Startup
public class ConfiguredVault {
    private final Optional<KmsKey> kms;
    private final Optional<AccessKeyVault> vault;

    ConfiguredVault(AccessKeysConfig config) {
        kms = config.kmsKey().map(KmsKey::new);
        List<AccessKeyVault.Key> keys = new ArrayList<>();
        kms.ifPresent(keys::add);
        config.keysetFile().map(KeysetFile::keys).ifPresent(keys::addAll);
        vault = keys.isEmpty() ? Optional.empty() : Optional.of(new AccessKeyVault(keys));
    }

    /** Empty if access keys cannot be taken, because there is nothing to encrypt them with. */
    public Optional<AccessKeyVault> vault() {
        return vault;
    }

    @PreDestroy
    void close() {
        kms.ifPresent(KmsKey::close);
    }
}
