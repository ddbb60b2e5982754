package dev.rolewatch.accesskeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeyVaultTest {
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final AccountId account = new AccountId(UUID.randomUUID());

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeKey() throws IOException {
        file = folder.resolve("access-keys.json");
        KeysetFile.addKey(file);
    }

    @Test
    void aSecretDecryptsForItsAccountAndAccessKeyAlone() {
        EncryptedAccessKey stored = encrypted(ID);

        assertThat(vault().decrypt(account, stored)).isEqualTo(SECRET);
        assertDoesNotDecrypt(new AccountId(UUID.randomUUID()), stored);
        assertDoesNotDecrypt(account, new EncryptedAccessKey("AKIAANOTHER000000000", "aws", stored.encryptedSecret()));
    }

    @Test
    void nothingOfTheSecretIsReadableInWhatIsStored() {
        EncryptedAccessKey stored = encrypted(ID);

        assertThat(new String(stored.encryptedSecret(), ISO_8859_1)).doesNotContain("wJalrXUtnFEMI");
        assertThat(stored.toString()).isEqualTo("EncryptedAccessKey[" + ID + "]");
    }

    @Test
    void whatWasChangedOrIsNoneOfOursDoesNotDecrypt() {
        byte[] changed = encrypted(ID).encryptedSecret().clone();
        changed[changed.length - 1] ^= 1;

        assertDoesNotDecrypt(account, new EncryptedAccessKey(ID, "aws", changed));
        for (byte[] strange : List.of(new byte[0], new byte[] {127, 127, 1}, new byte[] {-1, -1, 1})) {
            assertDoesNotDecrypt(account, new EncryptedAccessKey(ID, "aws", strange));
        }
    }

    @Test
    void afterARotationTheOldKeyStillDecryptsAndTheNewOneEncrypts() throws IOException {
        EncryptedAccessKey old = encrypted(ID);
        KeysetFile.addKey(file);
        AccessKeyVault vault = vault();

        assertThat(vault.decrypt(account, old)).isEqualTo(SECRET);
        assertThat(vault.isCurrent(old)).isFalse();
        EncryptedAccessKey anew = vault.encryptAnew(account, old);
        assertThat(vault.isCurrent(anew)).isTrue();
        assertThat(new AccessKeyVault(KeysetFile.keys(file).subList(0, 1)).decrypt(account, anew))
                .isEqualTo(SECRET);
    }

    @Test
    void aSecretWhoseKeyIsMissingNamesTheKeyThatIsNeeded() throws IOException {
        EncryptedAccessKey stored = encrypted(ID);
        String key = KeysetFile.keys(file).get(0).name();
        Files.delete(file);
        KeysetFile.addKey(file);

        assertThatThrownBy(() -> vault().decrypt(account, stored))
                .isInstanceOf(VaultException.class)
                .hasMessageContainingAll(key, "not configured");
    }

    @Test
    void aKeysetFileIsForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNoKeysetFileIsNamedAndNotQuoted() throws IOException {
        Path strange = Files.writeString(folder.resolve("strange.json"), "the content of another secret file");

        assertThatThrownBy(() -> KeysetFile.keys(strange))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("strange.json")
                .hasMessageNotContaining("another secret");
        assertThatThrownBy(() -> KeysetFile.keys(folder.resolve("missing.json")))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("missing.json");
    }

    private AccessKeyVault vault() {
        return new AccessKeyVault(KeysetFile.keys(file));
    }

    private EncryptedAccessKey encrypted(String accessKeyId) {
        return new EncryptedAccessKey(accessKeyId, "aws", vault().encrypt(account, accessKeyId, SECRET));
    }

    private void assertDoesNotDecrypt(AccountId other, EncryptedAccessKey stored) {
        assertThatThrownBy(() -> vault().decrypt(other, stored))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining(SECRET);
    }
}
