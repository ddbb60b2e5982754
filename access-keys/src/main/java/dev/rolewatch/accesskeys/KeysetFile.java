package dev.rolewatch.accesskeys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keys in a file, as a Tink keyset in JSON: whoever reads the file reads the keys. Rotation adds a key, which encrypts from
 * then on; the former ones still decrypt.
 */
public final class KeysetFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final Configuration CONFIGURATION = AeadConfig2026.get();

    private KeysetFile() {}

    /**
     * The keys of the file, the one that encrypts first.
     *
     * @throws VaultException if the file cannot be read, or holds no keyset
     */
    public static List<AccessKeyVault.Key> keys(Path file) {
        KeysetHandle keyset = read(file);
        List<AccessKeyVault.Key> keys = new ArrayList<>();
        try {
            for (int i = 0; i < keyset.size(); i++) {
                KeysetHandle.Entry entry = keyset.getAt(i);
                keys.add(entry.isPrimary() ? 0 : keys.size(), key(entry));
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new VaultException("the keyset in " + file + " has a key that does not encrypt: " + e.getMessage());
        }
    }

    /** Makes the file with one key if it is missing; otherwise adds a key, which encrypts from now on. */
    public static void addKey(Path file) throws IOException {
        try {
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION);
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(
                            fresh.getPrimary().getKey())
                    .withFixedId(fresh.getPrimary().getId())
                    .makePrimary();
            KeysetHandle.Builder keyset =
                    Files.exists(file) ? KeysetHandle.newBuilder(read(file)) : KeysetHandle.newBuilder();
            write(file, keyset.addEntry(entry).build());
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key cannot be added to " + file + ": " + e.getMessage());
        }
    }

    private record NamedKey(String name, Aead aead) implements AccessKeyVault.Key {
        @Override
        public String toString() {
            return name;
        }
    }

    private static AccessKeyVault.Key key(KeysetHandle.Entry entry) throws GeneralSecurityException {
        KeysetHandle alone = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(entry.getKey())
                        .withFixedId(entry.getId())
                        .makePrimary())
                .build();
        return new NamedKey(
                "file:" + Integer.toUnsignedString(entry.getId()), alone.getPrimitive(CONFIGURATION, Aead.class));
    }

    private static KeysetHandle read(Path file) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), CONFIGURATION, InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new VaultException(
                    "the keyset file " + file + " cannot be read: check that it exists and may be read");
        } catch (GeneralSecurityException e) {
            // Its message may quote the file.
            throw new VaultException("the file " + file + " holds no Tink keyset");
        }
    }

    /** A crash leaves the old file or the new one, never half of one: with it every secret would be lost. */
    private static void write(Path file, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, CONFIGURATION, InsecureSecretKeyAccess.get());
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".keyset", ".json", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(fresh, json);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }
}
