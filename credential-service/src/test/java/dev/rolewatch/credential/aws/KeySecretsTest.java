package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.account.Entrance;
import dev.rolewatch.credential.config.AccessKeysConfig;
import dev.rolewatch.credential.session.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySecretsTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeKeyset() throws IOException {
        file = folder.resolve("keyset.json");
        KeysetFile.addKey(file);
    }

    @Test
    void aSecretIsReadAndShownByNothingThatHoldsIt() {
        EncryptedAccessKey key = encrypted();

        assertThat(secrets(file, null).of(Accounts.ID, key).secretAccessKey()).isEqualTo(SECRET);
        assertThat(secrets(file, null).of(Accounts.ID, key).toString()).doesNotContain(SECRET);
        assertThat(new Entrance.Key(key).toString()).doesNotContain(SECRET);
    }

    @Test
    void aKeyThatIsAddedToTheFileIsKnownWithoutARestart() throws IOException {
        KeySecrets secrets = secrets(file, null);
        secrets.of(Accounts.ID, encrypted());
        KeysetFile.addKey(file);

        assertThat(secrets.of(Accounts.ID, encrypted()).secretAccessKey()).isEqualTo(SECRET);
    }

    @Test
    void besideAKmsKeyTheFileStillReadsWhatItEncrypted() {
        KeySecrets secrets =
                secrets(file, "arn:aws:kms:eu-central-1:999988887777:key/11111111-2222-3333-4444-555555555555");

        assertThat(secrets.of(Accounts.ID, encrypted()).secretAccessKey()).isEqualTo(SECRET);
        secrets.close();
    }

    @Test
    void whatCannotBeReadIsTheOperatorsTroubleAndNamesNoFile() {
        assertThatThrownBy(() -> secrets(folder.resolve("missing.json"), null).of(Accounts.ID, encrypted()))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().reason()).isEqualTo(RefusalReason.ACCESS_KEY_UNREADABLE);
                    assertThat(e.refusal().detail()).doesNotContain("missing.json", SECRET);
                });
    }

    private EncryptedAccessKey encrypted() {
        String id = Accounts.KEY.accessKeyId();
        byte[] encrypted = new AccessKeyVault(KeysetFile.keys(file)).encrypt(Accounts.ID, id, SECRET);
        return new EncryptedAccessKey(id, "aws", encrypted);
    }

    private static KeySecrets secrets(Path keysetFile, String kmsKey) {
        return new KeySecrets(new AccessKeysConfig() {
            @Override
            public Optional<Path> keysetFile() {
                return Optional.of(keysetFile);
            }

            @Override
            public Optional<String> kmsKey() {
                return Optional.ofNullable(kmsKey);
            }
        });
    }
}
