package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromisedNamespacesTest {
    private static final Path PROMISED = Path.of("src/test/resources/namespaces.tsv");
    private static final Catalog CATALOG = Catalog.shipped();

    /** The metrics of each namespace that every release reads. */
    static Set<Map.Entry<String, Set<String>>> promised() throws IOException {
        Map<String, Set<String>> promised = new TreeMap<>();
        for (String line : Files.readAllLines(PROMISED)) {
            String[] columns = line.split("\t");
            promised.computeIfAbsent(columns[0], first -> new TreeSet<>()).add(columns[1]);
        }
        return promised.entrySet();
    }

    @ParameterizedTest
    @MethodSource("promised")
    void whatIsPromisedOfANamespaceIsRead(Map.Entry<String, Set<String>> promised) {
        assertThat(CATALOG.entry(promised.getKey()))
                .hasValueSatisfying(entry -> assertThat(entry.metrics())
                        .extracting(CatalogMetric::name)
                        .containsAll(promised.getValue()));
    }
}
