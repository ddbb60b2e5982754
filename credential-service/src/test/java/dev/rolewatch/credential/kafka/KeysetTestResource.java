package dev.rolewatch.credential.kafka;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The keyset that account-service and credential-service share, and account-service's use of it. */
public final class KeysetTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String PROPERTY = "rolewatch.test.keyset";

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("rolewatch-keyset");
            KeysetFile.addKey(file());
            System.setProperty(PROPERTY, file().toString());
            return Map.of("rolewatch.access-keys.keyset-file", file().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("keyset.json");
    }

    static EncryptedAccessKey encrypt(AccountId account, String accessKeyId, String secret) {
        return encrypt(Path.of(System.getProperty(PROPERTY)), account, accessKeyId, secret);
    }

    static EncryptedAccessKey encrypt(Path keyset, AccountId account, String accessKeyId, String secret) {
        byte[] encrypted = new AccessKeyVault(KeysetFile.keys(keyset)).encrypt(account, accessKeyId, secret);
        return new EncryptedAccessKey(accessKeyId, "aws", encrypted);
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
