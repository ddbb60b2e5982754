package dev.rolewatch.account.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
