package dev.rolewatch.discovery.aws;

import static java.util.stream.Collectors.toSet;

import dev.rolewatch.contracts.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of metadata keys in the consumers' guide. */
record DocumentedMetadata(List<Row> rows) {
    private static final Path GUIDE = Path.of("../docs/consumers.md");
    /** Namespaces, kinds by their dimensions, keys. */
    private static final Pattern ROW =
            Pattern.compile("^\\| (AWS/[^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    record Row(Set<String> namespaces, List<Set<String>> kinds, Set<String> keys) {
        static Row of(MatchResult row) {
            return new Row(
                    Set.of(row.group(1).split(", ")),
                    List.of(row.group(2).split("; ")).stream()
                            .map(kind -> Set.of(kind.split(", ")))
                            .toList(),
                    KEY.matcher(row.group(3)).results().map(key -> key.group(1)).collect(toSet()));
        }

        boolean isAbout(ResourceId id) {
            return namespaces.contains(id.namespace())
                    && kinds.contains(id.dimensions().keySet());
        }
    }

    static DocumentedMetadata read() throws IOException {
        return new DocumentedMetadata(
                ROW.matcher(Files.readString(GUIDE)).results().map(Row::of).toList());
    }

    /** The keys that such a resource may have; none if the table does not know its kind. */
    Set<String> keysOf(ResourceId id) {
        return rows.stream()
                .filter(row -> row.isAbout(id))
                .map(Row::keys)
                .findFirst()
                .orElse(Set.of());
    }
}
