package dev.rolewatch.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.contracts.metrics.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the metrics of one file of the catalog. */
final class MetricReader {
    private static final List<String> FIELDS = List.of("name", "unit", "period", "settles", "statistic", "percentiles");
    private static final List<String> STATISTICS = List.of("Average", "Sum", "Minimum", "Maximum", "SampleCount");
    /** Between p0 and p100, which are the minimum and the maximum. */
    private static final Pattern PERCENTILE = Pattern.compile("p(?!0+(\\.0+)?$)[0-9]{1,2}(\\.[0-9]{1,10})?");

    private final String file;
    private final List<String> faults;
    private final List<CatalogMetric> metrics = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param faults where faults are added
     */
    MetricReader(String file, List<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    List<CatalogMetric> read(List<JsonNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            read(i + 1, nodes.get(i));
        }
        return metrics;
    }

    private void read(int number, JsonNode node) {
        String called = node.path("name").isTextual() ? "'" + node.get("name").textValue() + "'" : "#" + number;
        Fields fields = new Fields(file + ": metrics " + called + ", ", node, FIELDS, faults);
        String name = fields.text("name");
        if (name != null && !names.add(name)) {
            fields.fault("name", "there is a metric of this name already");
        }
        metrics.add(new CatalogMetric(
                name,
                fields.oneOf("unit", Units.names()),
                period(fields),
                fields.has("settles") ? fields.duration("settles") : null,
                percentiles(fields),
                fields.oneOf("statistic", STATISTICS)));
    }

    private static Duration period(Fields fields) {
        Duration period = fields.duration("period");
        if (period != null && !period.equals(Duration.ofMinutes(period.toMinutes()))) {
            fields.fault("period", period + " is not whole minutes");
        }
        return period;
    }

    private static List<String> percentiles(Fields fields) {
        return fields.has("percentiles")
                ? fields.texts(
                        "percentiles",
                        text -> PERCENTILE.matcher(text).matches(),
                        text -> "'" + text + "' is no percentile such as p99 or p99.9")
                : List.of();
    }
}
