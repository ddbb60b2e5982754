package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.account.Region;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/rolewatch/catalog");
    private static final Region REGION = new Region("eu-central-1");
    private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
    private static final Catalog CATALOG = Catalog.shipped();

    static List<CatalogEntry> entries() {
        return CATALOG.namespaces().stream()
                .map(namespace -> CATALOG.entry(namespace).orElseThrow())
                .toList();
    }

    @Test
    void everyFileIsInTheIndexAndTheIndexNamesNoOther() throws Exception {
        try (var files = Files.list(FOLDER)) {
            List<String> yaml = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();

            assertThat(Files.readAllLines(FOLDER.resolve("index.txt"))).isEqualTo(yaml);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryHasResourcesAndMetricsWithUnitsAndPeriodsOfWholeMinutes(CatalogEntry entry) {
        assertThat(entry.resources()).isNotEmpty();
        assertThat(entry.metrics()).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.unit()).isNotBlank();
            assertThat(metric.period()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(metric.period().toSeconds() % 60).isZero();
            assertThat(metric.settles()).isPositive();
            assertThat(metric.statistics(Statistics.ALL))
                    .startsWith("SampleCount", "Sum", "Minimum", "Maximum")
                    .doesNotHaveDuplicates();
        });
        assertThat(entry.metrics()).extracting(CatalogMetric::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anArnPatternHasNoPlaceThatNothingFills(CatalogEntry entry) {
        for (ResourceKind kind : entry.resources()) {
            Map<String, String> values = new HashMap<>();
            kind.dimensions().forEach(dimension -> values.put(dimension, "value-of-" + dimension));

            assertThat(kind.arnOf("aws", REGION, ACCOUNT, values).orElse("none"))
                    .doesNotContain("{");
        }
    }

    @Test
    void anArnTellsTheDimensionsAndTheDimensionsTellTheArn() {
        String arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188";
        CatalogEntry entry = CATALOG.entry("AWS/ApplicationELB").orElseThrow();
        Map<String, String> dimensions = Map.of("LoadBalancer", "app/shop/50dc6c495c0c9188");
        ResourceKind kind = entry.kindOf(dimensions).orElseThrow();

        assertThat(kind.arnOf("aws", REGION, ACCOUNT, dimensions)).contains(arn);
        assertThat(kind.dimensionsOf(arn)).contains(dimensions);
        assertThat(kind.dimensionsOf("arn:aws:sqs:eu-central-1:123456789012:orders"))
                .isEmpty();
    }

    @Test
    void dimensionsThatNameNoResourceAreNotRead() {
        CatalogEntry entry = CATALOG.entry("AWS/EC2").orElseThrow();

        assertThat(entry.kindOf(Map.of("InstanceType", "m7g.large"))).isEmpty();
        assertThat(entry.kindOf(Map.of())).isEmpty();
    }

    @Test
    void aDailyMetricSettlesLaterThanItsNamespace() {
        CatalogEntry s3 = CATALOG.entry("AWS/S3").orElseThrow();

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
}
