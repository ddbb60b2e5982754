package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.contracts.scan.DescribedKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The namespaces of what Amazon RDS lists: two of its engines are services of their own. */
final class DatabaseEngines {
    private static final String RDS = "AWS/RDS";
    private static final Map<String, String> OTHERS = Map.of("docdb", "AWS/DocDB", "neptune", "AWS/Neptune");

    private DatabaseEngines() {}

    static String namespace(String engine) {
        return engine == null ? RDS : OTHERS.getOrDefault(engine, RDS);
    }

    static List<DescribedKind> kinds(String dimension) {
        return Stream.concat(Stream.of(RDS), OTHERS.values().stream())
                .map(namespace -> Described.kind(namespace, dimension))
                .toList();
    }
}
