package dev.rolewatch.simulator.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource, or many that differ only by a number. In dimension values, the ARN, tag values and attributes,
 * <code>{i}</code> stands for the resource's number (from 0) and <code>{hex}</code> for the same in 17 hexadecimal digits.
 *
 * @param name unique in its account and Region; by it the definition is replaced or removed
 * @param count how many resources there are; 1 if 0
 * @param dimensions those that every metric of the resource has; may be empty
 * @param arn null if the resource has none
 * @param tags null if it was never tagged, so that the tagging API never returns it
 * @param since the instant from which it publishes
 * @param attributes what the describe calls say: {@code type}, {@code state}, {@code zone} …; the module's README lists them for
 *     each call; may be null
 */
public record ResourceDefinition(
        String name,
        int count,
        String namespace,
        Map<String, String> dimensions,
        List<MetricDefinition> metrics,
        String arn,
        Map<String, String> tags,
        Instant since,
        Map<String, String> attributes) {

    public ResourceDefinition {
        count = count == 0 ? 1 : count;
        dimensions = dimensions == null ? Map.of() : new TreeMap<>(dimensions);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
        tags = tags == null ? null : new TreeMap<>(tags);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        if (name == null || namespace == null || since == null || count < 1) {
            throw new IllegalArgumentException("A resource needs a name, a namespace, a since and a count: " + name);
        }
        boolean numbered = dimensions.values().stream()
                .anyMatch(value -> Template.of(value).isNumbered());
        if (count > 1 && !numbered) {
            throw new IllegalArgumentException(
                    "Of " + count + " resources a dimension must hold {i} or {hex}: " + name);
        }
    }

    /** One resource that was never tagged. */
    public static ResourceDefinition one(
            String name, String namespace, Map<String, String> dimensions, Instant since, MetricDefinition... metrics) {
        return many(name, 1, namespace, dimensions, since, metrics);
    }

    /** Many resources, whose dimensions hold their number. */
    public static ResourceDefinition many(
            String name,
            int count,
            String namespace,
            Map<String, String> dimensions,
            Instant since,
            MetricDefinition... metrics) {
        return new ResourceDefinition(
                name, count, namespace, dimensions, List.of(metrics), null, null, since, Map.of());
    }

    public ResourceDefinition withArn(String template) {
        return new ResourceDefinition(name, count, namespace, dimensions, metrics, template, tags, since, attributes);
    }

    public ResourceDefinition withTags(Map<String, String> templates) {
        return new ResourceDefinition(name, count, namespace, dimensions, metrics, arn, templates, since, attributes);
    }

    public ResourceDefinition withAttributes(Map<String, String> templates) {
        return new ResourceDefinition(name, count, namespace, dimensions, metrics, arn, tags, since, templates);
    }
}
