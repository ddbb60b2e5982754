package dev.rolewatch.account.guide;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares an answer with what a page shows of it: what is shown must be there, and an ellipsis stands for anything. */
final class Shown {
    private static final String ANYTHING = "…";

    private Shown() {}

    /** Where the answer is other than shown. */
    static List<String> differences(JsonNode shown, JsonNode answer) {
        List<String> differences = new ArrayList<>();
        compare("", shown, answer, differences);
        return differences;
    }

    /** The same of text, where an ellipsis stands for anything within a line. */
    static List<String> differences(String shown, String printed) {
        String pattern = shown.strip()
                .lines()
                .map(line ->
                        Stream.of(line.split(ANYTHING, -1)).map(Pattern::quote).collect(joining(".*")))
                .collect(joining("\n"));
        return printed.strip().matches(pattern) ? List.of() : List.of("it is not " + shown);
    }

    private static void compare(String path, JsonNode shown, JsonNode answer, List<String> differences) {
        if (answer.isMissingNode()) {
            differences.add(path + " is missing");
        } else if (shown.isObject()) {
            shown.properties()
                    .forEach(field -> compare(
                            path + "." + field.getKey(), field.getValue(), answer.path(field.getKey()), differences));
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                compare(path + "[" + i + "]", shown.get(i), answer.path(i), differences);
            }
        } else if (!shown.asText().equals(ANYTHING) && !shown.equals(answer)) {
            differences.add(path + " is " + answer + " and not " + shown);
        }
    }
}
