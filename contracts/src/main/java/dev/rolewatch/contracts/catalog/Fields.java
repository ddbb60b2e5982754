package dev.rolewatch.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The fields of one mapping in a file of the catalog. What is wrong with one is told by its place, and its value is null. */
final class Fields {
    private final String place;
    private final JsonNode node;
    private final List<String> faults;

    /**
     * @param place told before each field, such as {@code aws-sqs.yaml: metrics 'SentMessageSize', }
     * @param faults where faults are added
     */
    Fields(String place, JsonNode node, List<String> known, List<String> faults) {
        this.place = place;
        this.node = node;
        this.faults = faults;
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                fault(field, "is not known here, the fields are " + String.join(", ", known));
            }
        });
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) {
        if (!has(field)) {
            fault(field, "is missing");
            return null;
        }
        return text(field, node.get(field));
    }

    String oneOf(String field, Iterable<String> allowed) {
        String text = text(field);
        if (text != null && StreamSupport.stream(allowed.spliterator(), false).noneMatch(text::equals)) {
            fault(field, "'" + text + "' is none of " + String.join(", ", allowed));
        }
        return text;
    }

    /** A duration longer than nothing. */
    Duration duration(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                fault(field, "'" + text + "' is not longer than nothing");
            }
            return duration;
        } catch (DateTimeParseException e) {
            fault(field, "'" + text + "' is no ISO 8601 duration such as PT5M");
            return null;
        }
    }

    /** A list, which may be empty but not missing. */
    List<JsonNode> list(String field) {
        if (!node.path(field).isArray()) {
            fault(field, has(field) ? "is no list" : "is missing");
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        node.get(field).forEach(items::add);
        return items;
    }

    /** The texts of a list that are as they should be; each of the others, and each that is there twice, is a fault. */
    List<String> texts(String field, Predicate<String> isRight, Function<String, String> sentence) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(field)) {
            String text = text(field, item);
            if (text != null && isRight.test(text)) {
                texts.add(text);
            } else if (text != null) {
                fault(field, sentence.apply(text));
            }
        }
        Set<String> seen = new HashSet<>();
        texts.stream().filter(text -> !seen.add(text)).forEach(text -> fault(field, "'" + text + "' is there twice"));
        return texts.stream().distinct().toList();
    }

    void fault(String field, String sentence) {
        faults.add(place + field + ": " + sentence);
    }

    private String text(String field, JsonNode value) {
        if (value.isTextual() && !value.textValue().isBlank()) {
            return value.textValue();
        }
        fault(field, value.isTextual() ? "is empty" : "'" + value + "' is no text, quote it if it should be");
        return null;
    }
}
