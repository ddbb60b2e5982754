package dev.rolewatch.account.policy.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the conditions of a statement. Whether they hold is known only when AWS is called. */
final class Conditions {
    /** IAM User Guide, "IAM JSON policy elements: Condition operators". */
    private static final Pattern OPERATOR = Pattern.compile("(?:ForAllValues:|ForAnyValue:)?"
            + "(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)"
            + "|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)"
            + "|Arn(?:Not)?(?:Equals|Like)|Bool|BinaryEquals|(?:Not)?IpAddress)(?:IfExists)?|Null");

    private Conditions() {}

    static List<String> read(String place, Map<?, ?> statement) {
        List<String> conditions = new ArrayList<>();
        if (!statement.containsKey("Condition")) {
            return conditions;
        }
        PolicyReader.object(place, statement.get("Condition")).forEach((operator, keys) -> {
            if (!OPERATOR.matcher((String) operator).matches()) {
                throw new MalformedPolicyException(
                        place + "." + operator,
                        "there is no such condition operator",
                        "an operator of IAM, such as StringEquals");
            }
            String inside = place + "." + operator;
            PolicyReader.object(inside, keys)
                    .forEach((key, values) ->
                            conditions.add(operator + " " + key + " = " + values(inside + "." + key, values)));
        });
        return conditions;
    }

    private static String values(String place, Object node) {
        List<?> values = node instanceof List<?> list ? list : Collections.singletonList(node);
        for (Object value : values) {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new MalformedPolicyException(place, PolicyReader.wrong(value), "a text, or several in a list");
            }
        }
        return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
