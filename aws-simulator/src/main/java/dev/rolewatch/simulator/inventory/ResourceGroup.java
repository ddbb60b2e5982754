package dev.rolewatch.simulator.inventory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The resources of one definition, of which none is kept in memory. */
public final class ResourceGroup {
    private final ResourceDefinition definition;
    private final Instant until;
    private final Map<String, Template> dimensions = new LinkedHashMap<>();
    private final Template arn;

    /** @param until when the resources went away; {@link Instant#MAX} if they are there */
    ResourceGroup(ResourceDefinition definition, Instant until) {
        this.definition = definition;
        this.until = until;
        definition.dimensions().forEach((name, value) -> dimensions.put(name, Template.of(value)));
        this.arn = definition.arn() == null ? null : Template.of(definition.arn());
    }

    ResourceGroup endedAt(Instant instant) {
        return new ResourceGroup(definition, instant.isBefore(until) ? instant : until);
    }

    public ResourceDefinition definition() {
        return definition;
    }

    public String namespace() {
        return definition.namespace();
    }

    public int count() {
        return definition.count();
    }

    public Instant until() {
        return until;
    }

    public boolean existsAt(Instant instant) {
        return !definition.since().isAfter(instant) && instant.isBefore(until);
    }

    public List<MetricDefinition> metrics() {
        return definition.metrics();
    }

    public Optional<String> arn(int number) {
        return Optional.ofNullable(arn).map(template -> template.render(number));
    }

    /** The tags, in the order of their keys; empty if the resource was never tagged. */
    public Optional<Map<String, String>> tags(int number) {
        return Optional.ofNullable(definition.tags()).map(tags -> {
            Map<String, String> rendered = new LinkedHashMap<>();
            tags.forEach((key, value) -> rendered.put(key, Template.of(value).render(number)));
            return rendered;
        });
    }

    public Optional<String> attribute(String name, int number) {
        return Optional.ofNullable(definition.attributes().get(name))
                .map(text -> Template.of(text).render(number));
    }

    /** The attributes whose names begin so, by the rest of their names and in its order. */
    Map<String, String> attributesUnder(String prefix, int number) {
        Map<String, String> rendered = new TreeMap<>();
        definition.attributes().forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                rendered.put(name.substring(prefix.length()), Template.of(text).render(number));
            }
        });
        return rendered;
    }

    /** The value of a dimension that the resource has; empty if it has none of that name. */
    public Optional<String> dimension(String name, int number) {
        return Optional.ofNullable(dimensions.get(name)).map(template -> template.render(number));
    }

    /** A metric's dimensions, in the order of their names. */
    public Map<String, String> dimensions(int number, MetricDefinition metric) {
        Map<String, String> all = new TreeMap<>(metric.dimensions());
        dimensions.forEach((name, template) -> all.put(name, template.render(number)));
        return all;
    }

    /** The numbers of the resources whose dimensions have these values: one, or all, or none. */
    Numbers numbersWith(Map<String, String> values) {
        var numbers = new Numbers(0, count());
        for (Map.Entry<String, String> value : values.entrySet()) {
            numbers = numbers.and(numbersWith(dimensions.get(value.getKey()), value.getValue()));
        }
        return numbers;
    }

    private Numbers numbersWith(Template dimension, String value) {
        if (dimension.isNumbered()) {
            OptionalInt number = dimension.numberIn(value);
            return number.isPresent() ? new Numbers(number.getAsInt(), number.getAsInt() + 1) : Numbers.NONE;
        }
        return dimension.prefix().equals(value) ? new Numbers(0, count()) : Numbers.NONE;
    }

    /** The numbers from the first to the one before the end. */
    record Numbers(int first, int end) {
        static final Numbers NONE = new Numbers(0, 0);

        Numbers and(Numbers other) {
            return new Numbers(Math.max(first, other.first), Math.min(end, other.end));
        }
    }

    /** The number of the resource whose own dimensions are among these; empty if there is none. */
    OptionalInt numberOf(Map<String, String> wanted) {
        int number = -1;
        for (Map.Entry<String, Template> dimension : dimensions.entrySet()) {
            String value = wanted.get(dimension.getKey());
            if (value == null) {
                return OptionalInt.empty();
            }
            if (dimension.getValue().isNumbered()) {
                OptionalInt found = dimension.getValue().numberIn(value);
                if (found.isEmpty() || (number >= 0 && number != found.getAsInt())) {
                    return OptionalInt.empty();
                }
                number = found.getAsInt();
            } else if (!dimension.getValue().prefix().equals(value)) {
                return OptionalInt.empty();
            }
        }
        int result = Math.max(0, number);
        return result < count() ? OptionalInt.of(result) : OptionalInt.empty();
    }

    /** The metric of that name whose own dimensions are exactly those wanted beyond the resource's. */
    Optional<MetricDefinition> metric(String name, Map<String, String> wanted) {
        for (MetricDefinition metric : definition.metrics()) {
            if (metric.name().equals(name)
                    && wanted.size() == dimensions.size() + metric.dimensions().size()
                    && wanted.entrySet().containsAll(metric.dimensions().entrySet())) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
