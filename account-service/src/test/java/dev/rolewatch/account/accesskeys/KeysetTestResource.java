package dev.rolewatch.account.accesskeys;

import dev.rolewatch.accesskeys.KeysetFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file with one key, for the service under test. */
public final class KeysetTestResource implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private Path file;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("access-keys");
            file = folder.resolve("keyset.json");
            KeysetFile.addKey(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("rolewatch.access-keys.keyset-file", file.toString());
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
