package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.contracts.metrics.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator adds to the catalog without a build. */
class CatalogFolderTest {
    private static final String ORDERS = """
            namespace: Shop/Orders
            name: Orders
            settles: PT10M
            onlyIn: [eu-central-1]
            resources:
              - dimensions: [Shop, Pay ment]
                arn: 'arn:{partition}:shop:{region}:{account}:{Shop}/{id}'
              - dimensions: []
            metrics:
              - {name: Placed, unit: Count, period: PT5M, statistic: Sum}
              - {name: Took, unit: Seconds, period: P1D, settles: PT48H, statistic: Average, percentiles: [p50, p99.9]}
            """;

    private final Catalog shipped = Catalog.shipped();

    @TempDir
    Path folder;

    @Test
    void aFileAddsANamespace() throws IOException {
        write("orders.yaml", ORDERS);

        Catalog catalog = shipped.with(folder);

        assertThat(catalog.namespaces()).contains("Shop/Orders").containsAll(shipped.namespaces());
        CatalogEntry orders = catalog.entry("Shop/Orders").orElseThrow();
        assertThat(orders.resources()).extracting(ResourceKind::dimensions).contains(Set.of("Shop", "Pay ment"));
        assertThat(orders.kindOf(Map.of())).isPresent();
        assertThat(orders.metric("Took"))
                .contains(new CatalogMetric(
                        "Took",
                        "Seconds",
                        Duration.ofDays(1),
                        Duration.ofHours(48),
                        List.of("p50", "p99.9"),
                        "Average"));
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws IOException {
        String doc = Files.readString(Path.of("../docs/catalog.md"));
        int start = doc.indexOf("```yaml\n") + "```yaml\n".length();
        write("example.yaml", doc.substring(start, doc.indexOf("```", start)));

        CatalogEntry kafka = shipped.with(folder).entry("AWS/Kafka").orElseThrow();

        assertThat(kafka.metric("MessagesInPerSec").orElseThrow().percentiles()).containsExactly("p99");
    }

    @Test
    void aFileReplacesAShippedNamespaceWhole() throws IOException {
        write("queues.yaml", ORDERS.replace("Shop/Orders", "AWS/SQS"));

        Catalog catalog = shipped.with(folder);

        assertThat(catalog.namespaces()).isEqualTo(shipped.namespaces());
        assertThat(catalog.entry("AWS/SQS").orElseThrow().metrics())
                .extracting(CatalogMetric::name)
                .containsExactly("Placed", "Took");
    }

    @Test
    void listsThatAreEmptyOnPurposeReadEverything() throws IOException {
        write("orders.yaml", "{namespace: Shop/Orders, name: Orders, settles: PT10M, resources: [], metrics: []}");

        CatalogEntry orders = shipped.with(folder).entry("Shop/Orders").orElseThrow();

        assertThat(orders.kindOf(Map.of("Any", "thing"))).isPresent();
        assertThat(orders.metric("Anything")).isPresent();
    }

    @Test
    void everyFaultOfEveryFileIsToldByFileAndField() throws IOException {
        write("a.yaml", ORDERS.replace("settles: PT10M", "setles: PT10M"));
        write("b.yaml", """
                namespace: ''
                name: 7
                settles: 10 minutes
                onlyIn: [Frankfurt]
                resources:
                  - dimensions: [Shop, '', Shop]
                    arn: 'arn:{partition}:shop:{region}:{account}:{shop}/{Payment}'
                  - dimension: [Shop]
                  - dimensions: [Shop]
                    arn: 'shop/{Shop'
                metrics:
                  - {name: Placed, unit: Pieces, period: PT30S, statistic: p99}
                  - {name: Placed, unit: Count, period: -PT1M, settles: soon, statistic: Sum, percentiles: [p100, 99]}
                  - {unit: Count, period: PT1M}
                """);

        String expected = """
                a.yaml: setles: is not known here, the fields are namespace, name, settles, onlyIn, resources, metrics
                a.yaml: settles: is missing
                b.yaml: namespace: is empty
                b.yaml: name: '7' is no text, quote it if it should be
                b.yaml: settles: '10 minutes' is no ISO 8601 duration such as PT5M
                b.yaml: onlyIn: 'Frankfurt' is no Region such as eu-central-1
                b.yaml: resources #1, dimensions: is empty
                b.yaml: resources #1, dimensions: 'Shop' is there twice
                b.yaml: resources #1, arn: {shop} is written {Shop} in the dimensions
                b.yaml: resources #1, arn: nothing fills {Payment}: it is no dimension here, and another part is written in lower case
                b.yaml: resources #2, dimension: is not known here, the fields are dimensions, arn
                b.yaml: resources #2, dimensions: is missing
                b.yaml: resources #3, dimensions: there is a kind with [Shop] already
                b.yaml: resources #3, arn: 'shop/{Shop' has a brace without its partner, or a place without a name
                b.yaml: resources #3, arn: 'shop/{Shop' does not begin with arn:
                b.yaml: metrics 'Placed', unit: 'Pieces' is none of %s
                b.yaml: metrics 'Placed', period: PT30S is not whole minutes
                b.yaml: metrics 'Placed', statistic: 'p99' is none of Average, Sum, Minimum, Maximum, SampleCount
                b.yaml: metrics 'Placed', name: there is a metric of this name already
                b.yaml: metrics 'Placed', period: '-PT1M' is not longer than nothing
                b.yaml: metrics 'Placed', settles: 'soon' is no ISO 8601 duration such as PT5M
                b.yaml: metrics 'Placed', percentiles: 'p100' is no percentile such as p99 or p99.9
                b.yaml: metrics 'Placed', percentiles: '99' is no text, quote it if it should be
                b.yaml: metrics #3, name: is missing
                b.yaml: metrics #3, statistic: is missing
                """;

        assertThat(faults())
                .containsExactlyElementsOf(expected.formatted(String.join(", ", Units.names()))
                        .lines()
                        .toList());
    }

    @Test
    void aNamespaceThatIsInTwoFilesIsAFault() throws IOException {
        write("a.yaml", ORDERS);
        write("b.yaml", ORDERS);

        assertThat(faults()).containsExactly("b.yaml: namespace: Shop/Orders is in a.yaml already, keep one of them");
    }

    @Test
    void aFileThatIsNoEntryIsAFault() throws IOException {
        write("a.yaml", "namespace: [");
        write("b.yaml", ORDERS + "name: Again\n");
        write("c.yaml", "");
        write("d.yaml", ORDERS + "---\n" + ORDERS);
        write("e.yml", ORDERS);
        write("README.md", "what these are");

        assertThat(faults())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("a.yaml: is no valid YAML near line 1: "),
                        fault -> assertThat(fault).contains("b.yaml", "Duplicate field 'name'"),
                        fault -> assertThat(fault).startsWith("c.yaml: is no YAML mapping with the fields namespace, "),
                        fault -> assertThat(fault).startsWith("d.yaml: is no valid YAML"),
                        fault -> assertThat(fault).isEqualTo("e.yml: only *.yaml is read, rename it"));
    }

    @Test
    void aFolderThatIsNotThereIsAFault() {
        folder = folder.resolve("absent");

        assertThat(faults()).singleElement().asString().contains(folder.toString(), "make it a folder");
    }

    private List<String> faults() {
        CatalogException refused = catchThrowableOfType(CatalogException.class, () -> shipped.with(folder));
        assertThat(refused).hasMessageContainingAll(refused.faults().toArray(CharSequence[]::new));
        return refused.faults();
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }
}
