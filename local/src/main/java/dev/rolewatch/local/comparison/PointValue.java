package dev.rolewatch.local.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is said of a point. A statistic is null when it was not asked for.
 *
 * @param quantiles the percentiles by quantile: p99 is 0.99
 * @param resource what it was measured on
 */
public record PointValue(
        Double count,
        Double sum,
        Double minimum,
        Double maximum,
        SortedMap<Double, Double> quantiles,
        String unit,
        MeasuredResource resource) {
    public PointValue {
        quantiles = Collections.unmodifiableSortedMap(new TreeMap<>(quantiles));
    }

    /** How another value differs from this one, a phrase for each field; empty if it does not. */
    List<String> differencesOf(PointValue other) {
        List<String> differences = new ArrayList<>();
        compare(differences, "count", count, other.count);
        compare(differences, "sum", sum, other.sum);
        compare(differences, "minimum", minimum, other.minimum);
        compare(differences, "maximum", maximum, other.maximum);
        compare(differences, "percentiles", quantiles, other.quantiles);
        compare(differences, "unit", unit, other.unit);
        compare(differences, "ARN", resource.arn(), other.resource.arn());
        compare(differences, "tags", resource.tags(), other.resource.tags());
        return differences;
    }

    private static void compare(List<String> differences, String field, Object expected, Object seen) {
        if (!Objects.equals(expected, seen)) {
            differences.add(field + " is " + text(seen) + " instead of " + text(expected));
        }
    }

    private static String text(Object value) {
        return Objects.toString(value, "absent");
    }
}
