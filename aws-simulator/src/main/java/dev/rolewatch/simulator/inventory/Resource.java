package dev.rolewatch.simulator.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One resource: its definition and its number in it. */
public record Resource(ResourceGroup group, int number) {

    /** @throws java.util.NoSuchElementException if it has no such dimension */
    public String dimension(String name) {
        return group.dimension(name, number).orElseThrow();
    }

    public Optional<String> attribute(String name) {
        return group.attribute(name, number);
    }

    public String attribute(String name, String otherwise) {
        return attribute(name).orElse(otherwise);
    }

    /** @throws NumberFormatException if its definition holds something else */
    public int number(String attribute, int otherwise) {
        return attribute(attribute).map(Integer::valueOf).orElse(otherwise);
    }

    /** The attributes whose names begin so, by the rest of their names. */
    public Map<String, String> attributesUnder(String prefix) {
        return group.attributesUnder(prefix, number);
    }

    /** In the order of their keys; empty also if it was never tagged. */
    public Map<String, String> tags() {
        return group.tags(number).orElse(Map.of());
    }

    public Optional<String> arn() {
        return group.arn(number);
    }

    public Instant since() {
        return group.definition().since();
    }

    /** The place right after it. */
    public ResourceCursor next() {
        return new ResourceCursor(group.definition().name(), number + 1, 0);
    }
}
