package dev.rolewatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogInUseTest {
    @TempDir
    Path folder;

    @Test
    void theOperatorsFolderAddsNamespacesToChooseFrom() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), """
                namespace: Shop/Checkout
                name: Our checkout
                settles: PT5M
                resources:
                  - dimensions: [Till]
                metrics:
                  - {name: Sales, unit: Count, period: PT1M, statistic: Sum}
                """);

        assertThat(inUse(Optional.of(folder)).namespaces()).contains("Shop/Checkout", "AWS/EC2");
        assertThat(inUse(Optional.empty()).namespaces()).contains("AWS/EC2").doesNotContain("Shop/Checkout");
    }

    @Test
    void aFaultInTheFolderIsToldWithItsFile() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), "namespace: Shop/Checkout");

        assertThatThrownBy(() -> inUse(Optional.of(folder))).hasMessageContaining("shop.yaml");
    }

    private static Catalog inUse(Optional<Path> folder) {
        return new CatalogInUse().catalog(() -> folder);
    }
}
