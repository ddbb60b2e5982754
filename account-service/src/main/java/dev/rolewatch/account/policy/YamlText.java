package dev.rolewatch.account.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a policy document as YAML in block style, as people write CloudFormation. */
final class YamlText {
    /** What no YAML reader takes for anything but a text. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:y|n|yes|no|on|off|true|false|null)$)[A-Za-z][\\w:]*\\w");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** The document's lines, each with so many spaces before it. */
    static String of(Map<?, ?> document, int indent) {
        YamlText yaml = new YamlText();
        yaml.map(document, indent, " ".repeat(indent));
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, int indent, String first) {
        String before = first;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(before).append(scalar((String) entry.getKey())).append(':');
            value(entry.getValue(), indent + 2);
            before = " ".repeat(indent);
        }
    }

    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map) {
            text.append('\n');
            map(map, indent, " ".repeat(indent));
        } else if (value instanceof List<?> list) {
            text.append('\n');
            list.forEach(item -> item(item, indent));
        } else {
            text.append(' ').append(leaf(value)).append('\n');
        }
    }

    private void item(Object item, int indent) {
        String dash = " ".repeat(indent) + "- ";
        if (item instanceof Map<?, ?> map) {
            map(map, indent + 2, dash);
        } else {
            text.append(dash).append(leaf(item)).append('\n');
        }
    }

    private static String leaf(Object value) {
        if (value instanceof Expression expression) {
            return expression.text();
        }
        return value instanceof Noted noted ? scalar(noted.text()) + " # " + noted.note() : scalar((String) value);
    }

    static String scalar(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
    }
}
