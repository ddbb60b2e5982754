package dev.rolewatch.account.accesskeys;

import java.nio.file.Path;
import java.util.Optional;

/** Vaults as settings would make them. */
public final class Vaults {
    private Vaults() {}

    public static ConfiguredVault unconfigured() {
        return new ConfiguredVault(new Settings(Optional.empty(), Optional.empty()));
    }

    static ConfiguredVault of(Path keysetFile) {
        return new ConfiguredVault(new Settings(Optional.of(keysetFile), Optional.empty()));
    }

    private record Settings(Optional<Path> keysetFile, Optional<String> kmsKey) implements AccessKeysConfig {}
}
