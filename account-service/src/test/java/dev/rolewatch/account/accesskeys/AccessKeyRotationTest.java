package dev.rolewatch.account.accesskeys;

import static dev.rolewatch.account.rest.Api.giveAccessKey;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someAccessKeyId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.accesskeys.AccessKeyVault;
import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.Database;
import dev.rolewatch.account.storage.StoredAccessKeys;
import dev.rolewatch.account.storage.StoredAccessKeys.Stored;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class AccessKeyRotationTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @ConfigProperty(name = "rolewatch.access-keys.keyset-file")
    Path present;

    @Inject
    StoredAccessKeys keys;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private ConfiguredVault withNewKey;
    private String account;

    @BeforeEach
    void giveAnAccessKeyAndMakeANewKey() throws Exception {
        account = register("Rotated").getString("id");
        giveAccessKey(account, someAccessKeyId(), SECRET).statusCode(202);
        Path file = folder.resolve("keyset.json");
        Files.copy(present, file);
        KeysetFile.addKey(file);
        withNewKey = Vaults.of(file);
    }

    /** What is encrypted with a key that only this test has would be unreadable for the tests after it. */
    @AfterEach
    void removeTheAccounts() {
        stored().forEach(
                        each -> ourApi().delete("/accounts/{id}", each.account().toString()));
    }

    @Test
    void whatAFormerKeyEncryptedIsEncryptedAnewAndPublished() {
        AccessKeyVault vault = withNewKey.vault().orElseThrow();
        long revision = database.revision(account);
        assertThat(vault.isCurrent(storedOf(account).key())).isFalse();

        rotation(withNewKey).encryptAnew();

        Stored anew = storedOf(account);
        assertThat(vault.isCurrent(anew.key())).isTrue();
        assertThat(vault.decrypt(anew.account(), anew.key())).isEqualTo(SECRET);
        assertThat(database.revision(account)).isEqualTo(revision + 1);
        assertThat(count("rolewatch.access.keys.encrypted.anew")).isEqualTo(stored().count());

        rotation(withNewKey).encryptAnew();
        assertThat(database.revision(account)).isEqualTo(revision + 1);
    }

    @Test
    void aSecretThatDoesNotDecryptStaysAndCostsNoOther() {
        String spoilt = register("Spoilt").getString("id");
        giveAccessKey(spoilt, someAccessKeyId(), SECRET).statusCode(202);
        database.spoilAccessKey(spoilt);
        byte[] before = storedOf(spoilt).key().encryptedSecret();

        rotation(withNewKey).encryptAnew();

        assertThat(storedOf(spoilt).key().encryptedSecret()).isEqualTo(before);
        assertThat(count("rolewatch.access.keys.unreadable")).isEqualTo(1);
        assertThat(withNewKey.vault().orElseThrow().isCurrent(storedOf(account).key()))
                .isTrue();
    }

    @Test
    void aKeyThatWasReplacedMeanwhileIsNotOverwritten() {
        Stored known = storedOf(account);
        giveAccessKey(account, someAccessKeyId(), SECRET).statusCode(202);
        Stored newer = storedOf(account);

        boolean replaced = Acting.forAllTenants(
                () -> keys.replace(known, withNewKey.vault().orElseThrow().encryptAnew(known.account(), known.key())));

        assertThat(replaced).isFalse();
        assertThat(storedOf(account)).isEqualTo(newer);
    }

    private AccessKeyRotation rotation(ConfiguredVault vault) {
        return new AccessKeyRotation(vault, keys, metrics);
    }

    private double count(String counter) {
        return metrics.counter(counter).count();
    }

    private Stored storedOf(String id) {
        return stored().filter(each -> each.account().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Stored> stored() {
        return Acting.forAllTenants(() -> keys.first(1_000)).stream();
    }
}
