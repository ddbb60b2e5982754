package dev.rolewatch.accesskeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.simulator.AwsSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

class KmsKeyTest {
    private static final String OURS = "999988887777";
    private static final String REGION = "eu-central-1";
    private static final String USER_KEY = "AKIAACCOUNTSERVICE01";
    private static final String USER_SECRET = "account/service/secret/of/no/other/use00";
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final AwsSimulator aws = AwsSimulator.start(0);
    private final AccountId account = new AccountId(UUID.randomUUID());
    private final String keyId = UUID.randomUUID().toString();
    private KmsKey key;

    @BeforeEach
    void makeKey() {
        aws.admin().putUser(OURS, "account-service", USER_KEY, USER_SECRET, allowing("kms:Encrypt", "kms:Decrypt"));
        key = key(keyId);
    }

    @AfterEach
    void stop() {
        key.close();
        aws.close();
    }

    @Test
    void whatKmsEncryptedItDecryptsForItsAccountAlone() {
        AccessKeyVault vault = new AccessKeyVault(List.of(key));
        EncryptedAccessKey stored = encrypted(vault);

        assertThat(vault.decrypt(account, stored)).isEqualTo(SECRET);
        assertThat(vault.isCurrent(stored)).isTrue();
        assertThatThrownBy(() -> vault.decrypt(new AccountId(UUID.randomUUID()), stored))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void kmsOwnRotationLeavesNothingToDo() {
        AccessKeyVault vault = new AccessKeyVault(List.of(key));
        EncryptedAccessKey stored = encrypted(vault);

        aws.admin().kms().rotateKey(OURS, REGION, keyId);

        assertThat(vault.decrypt(account, stored)).isEqualTo(SECRET);
        assertThat(vault.isCurrent(stored)).isTrue();
    }

    @Test
    void whatAFileOrAnotherKeyEncryptedIsEncryptedAnew(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("access-keys.json");
        KeysetFile.addKey(file);
        AccessKeyVault.Key fromFile = KeysetFile.keys(file).get(0);
        try (KmsKey next = key(UUID.randomUUID().toString())) {
            for (AccessKeyVault.Key former : List.of(fromFile, key)) {
                EncryptedAccessKey stored = encrypted(new AccessKeyVault(List.of(former)));
                AccessKeyVault vault = new AccessKeyVault(List.of(next, former));

                assertThat(vault.isCurrent(stored)).isFalse();
                EncryptedAccessKey anew = vault.encryptAnew(account, stored);

                assertThat(new AccessKeyVault(List.of(next)).decrypt(account, anew))
                        .isEqualTo(SECRET);
            }
        }
    }

    @Test
    void aKeyThatCannotBeUsedSaysWhatTheOperatorIsToDo() {
        AccessKeyVault vault = new AccessKeyVault(List.of(key));
        EncryptedAccessKey stored = encrypted(vault);
        aws.admin().kms().disableKey(OURS, REGION, keyId);

        assertThatThrownBy(() -> vault.decrypt(account, stored))
                .isInstanceOf(VaultException.class)
                .hasMessageContainingAll(keyId, "kms:Decrypt", "enabled")
                .hasMessageNotContaining(SECRET);

        aws.admin().kms().enableKey(OURS, REGION, keyId);
        aws.admin().putUser(OURS, "account-service", USER_KEY, USER_SECRET, allowing("kms:Decrypt"));
        assertThatThrownBy(() -> encrypted(vault)).hasMessageContainingAll("kms:Encrypt", "allow");
    }

    @Test
    void onlyTheArnOfAKeyNamesIt() {
        for (String name : List.of("alias/rolewatch", "arn:aws:kms:eu-central-1:999988887777:alias/rolewatch")) {
            assertThatThrownBy(() -> new KmsKey(name))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContainingAll(name, "arn:aws:kms:");
        }
    }

    private EncryptedAccessKey encrypted(AccessKeyVault vault) {
        return new EncryptedAccessKey(ID, "aws", vault.encrypt(account, ID, SECRET));
    }

    private KmsKey key(String id) {
        return new KmsKey(
                aws.admin().kms().putKey(OURS, REGION, id),
                KmsClient.builder()
                        .region(Region.of(REGION))
                        .endpointOverride(aws.endpoint())
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create(USER_KEY, USER_SECRET)))
                        .build());
    }

    private static String allowing(String... actions) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\""
                + String.join("\", \"", actions) + "\"], \"Resource\": \"*\"}]}";
    }
}
