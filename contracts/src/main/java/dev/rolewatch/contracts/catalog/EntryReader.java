package dev.rolewatch.contracts.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.rolewatch.contracts.account.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one file of the catalog, and goes on after a fault, so that all of them can be told. */
final class EntryReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> FIELDS =
            List.of("namespace", "name", "settles", "onlyIn", "resources", "metrics");
    private static final List<String> FIELDS_OF_KIND = List.of("dimensions", "arn");

    private final String file;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param file its name, for telling faults
     */
    EntryReader(String file) {
        this.file = file;
    }

    /** What is wrong in the file, each with file and field. */
    List<String> faults() {
        return faults;
    }

    /** Empty if there is any fault. */
    Optional<CatalogEntry> read(String yaml) {
        return tree(yaml).map(this::entry).filter(entry -> faults.isEmpty());
    }

    private Optional<JsonNode> tree(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree.isObject()) {
                return Optional.of(tree);
            }
            faults.add(file + ": is no YAML mapping with the fields " + String.join(", ", FIELDS));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "" : " near line " + at.getLineNr();
            faults.add(file + ": is no valid YAML" + line + ": " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private CatalogEntry entry(JsonNode tree) {
        Fields fields = new Fields(file + ": ", tree, FIELDS, faults);
        return new CatalogEntry(
                fields.text("namespace"),
                fields.text("name"),
                fields.duration("settles"),
                onlyIn(fields),
                kinds(fields),
                new MetricReader(file, faults).read(fields.list("metrics")));
    }

    private static List<Region> onlyIn(Fields fields) {
        return fields.has("onlyIn")
                ? fields
                        .texts("onlyIn", Region::isValid, text -> "'" + text + "' is no Region such as eu-central-1")
                        .stream()
                        .map(Region::new)
                        .toList()
                : List.of();
    }

    private List<ResourceKind> kinds(Fields fields) {
        List<JsonNode> nodes = fields.list("resources");
        List<ResourceKind> kinds = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Fields kind = new Fields(file + ": resources #" + (i + 1) + ", ", nodes.get(i), FIELDS_OF_KIND, faults);
            Set<String> dimensions = Set.copyOf(kind.texts("dimensions", text -> true, text -> text));
            if (!seen.add(dimensions)) {
                kind.fault("dimensions", "there is a kind with " + dimensions + " already");
            }
            kinds.add(kind.has("arn") ? kindWithArn(kind, dimensions) : ResourceKind.withoutArn(dimensions));
        }
        return kinds;
    }

    private static ResourceKind kindWithArn(Fields kind, Set<String> dimensions) {
        String arn = kind.text("arn");
        if (arn == null) {
            return ResourceKind.withoutArn(dimensions);
        }
        ArnPattern pattern = new ArnPattern(arn);
        ArnRules.faults(pattern, dimensions).forEach(sentence -> kind.fault("arn", sentence));
        return new ResourceKind(dimensions, pattern);
    }
}
