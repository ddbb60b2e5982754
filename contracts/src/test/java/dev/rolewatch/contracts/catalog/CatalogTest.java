package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/rolewatch/catalog");

    static List<String> files() throws IOException {
        return Files.readAllLines(FOLDER.resolve("index.txt"));
    }

    @Test
    void everyFileIsInTheIndexAndTheIndexNamesNoOther() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<String> yaml = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();

            assertThat(files()).isEqualTo(yaml);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aShippedFileIsWithoutFaultAndSaysWhichResourcesAndMetricsAreRead(String file) throws IOException {
        EntryReader reader = new EntryReader(file);

        assertThat(reader.read(Files.readString(FOLDER.resolve(file))))
                .as(() -> String.join("\n", reader.faults()))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.resources()).isNotEmpty();
                    assertThat(entry.metrics()).isNotEmpty();
                    assertThat(file).isEqualTo(fileOf(entry.namespace()));
                });
    }

    @Test
    void dimensionsThatNameNoResourceAreNotRead() {
        CatalogEntry entry = Catalog.shipped().entry("AWS/EC2").orElseThrow();

        assertThat(entry.kindOf(Map.of("InstanceType", "m7g.large"))).isEmpty();
        assertThat(entry.kindOf(Map.of())).isEmpty();
    }

    @Test
    void aDailyMetricSettlesLaterThanItsNamespace() {
        CatalogEntry s3 = Catalog.shipped().entry("AWS/S3").orElseThrow();

        assertThat(s3.metric("BucketSizeBytes").orElseThrow().settles()).isEqualTo(Duration.ofHours(48));
        assertThat(s3.metric("AllRequests").orElseThrow().settles()).isEqualTo(s3.settles());
    }

    @Test
    void aNamespaceOutsideTheCatalogIsReadWhole() {
        CatalogEntry custom = CatalogEntry.generic("Shop/Orders");

        assertThat(custom.kindOf(Map.of("Country", "DE"))).isPresent();
        assertThat(custom.kindOf(Map.of())).isPresent();
        assertThat(custom.metric("Orders")).isPresent();
    }

    /** {@code aws-ec2-api.yaml} for {@code AWS/EC2/API}. */
    private static String fileOf(String namespace) {
        return namespace.toLowerCase(Locale.ROOT).replaceAll("^/", "").replace('/', '-') + ".yaml";
    }
}
