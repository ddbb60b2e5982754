package dev.rolewatch.account.accesskeys;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.VaultException;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.StoredAccessKeys;
import dev.rolewatch.account.storage.StoredAccessKeys.Stored;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Encrypts anew what a former key has encrypted, at the start and every hour, so that the former key can be done away with
 * some time after a new one was added.
 */
@ApplicationScoped
class AccessKeyRotation {
    private static final Logger LOG = Logger.getLogger(AccessKeyRotation.class);
    private static final int PAGE = 100;

    private final ConfiguredVault configured;
    private final StoredAccessKeys keys;
    private final Counter encryptedAnew;
    private final Counter unreadable;

    AccessKeyRotation(ConfiguredVault configured, StoredAccessKeys keys, MeterRegistry metrics) {
        this.configured = configured;
        this.keys = keys;
        this.encryptedAnew = metrics.counter("rolewatch.access.keys.encrypted.anew");
        this.unreadable = metrics.counter("rolewatch.access.keys.unreadable");
    }

    @Scheduled(every = "1h", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void encryptAnew() {
        Acting.forAllTenants(this::encryptAllAnew);
    }

    private void encryptAllAnew() {
        configured.vault().ifPresentOrElse(this::encryptAnew, this::tellIfThereAreAny);
    }

    private void encryptAnew(AccessKeyVault vault) {
        List<Stored> page = keys.first(PAGE);
        while (!page.isEmpty()) {
            page.forEach(stored -> encryptAnew(vault, stored));
            page = keys.after(page.get(page.size() - 1), PAGE);
        }
    }

    /** One that fails is tried again the next time, and stays as it is until then. */
    private void encryptAnew(AccessKeyVault vault, Stored stored) {
        try {
            if (vault.isCurrent(stored.key())) {
                return;
            }
            EncryptedAccessKey fresh = vault.encryptAnew(stored.account(), stored.key());
            // A key that may encrypt and not decrypt would lose the secret.
            vault.decrypt(stored.account(), fresh);
            if (keys.replace(stored, fresh)) {
                encryptedAnew.increment();
            }
        } catch (VaultException e) {
            unreadable.increment();
            LOG.errorf("the access key of account %s is not encrypted anew: %s", stored.account(), e.getMessage());
        }
    }

    private void tellIfThereAreAny() {
        if (!keys.first(1).isEmpty()) {
            LOG.error("accounts are connected by access keys, but nothing is configured to encrypt them with: set"
                    + " rolewatch.access-keys.keyset-file or rolewatch.access-keys.kms-key as it was before");
        }
    }
}
