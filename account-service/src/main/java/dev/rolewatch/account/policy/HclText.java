package dev.rolewatch.account.policy;

import java.util.List;
import java.util.Map;

/** Writes a policy document as an object of Terraform's language. */
final class HclText {
    private static final String IDENTIFIER = "[A-Za-z]\\w*";

    private final StringBuilder text = new StringBuilder();

    private HclText() {}

    /** The object, which begins where the caller's line ends; its lines have so many spaces before them. */
    static String of(Map<?, ?> document, int indent) {
        HclText hcl = new HclText();
        hcl.map(document, indent);
        return hcl.text.toString();
    }

    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map) {
            map(map, indent);
        } else if (value instanceof List<?> list) {
            list(list, indent);
        } else {
            text.append(leaf(value));
        }
    }

    private void map(Map<?, ?> map, int indent) {
        text.append("{\n");
        map.forEach((key, value) -> {
            text.append(" ".repeat(indent + 2)).append(key((String) key)).append(" = ");
            value(value, indent + 2);
            text.append('\n');
        });
        text.append(" ".repeat(indent)).append('}');
    }

    private void list(List<?> list, int indent) {
        text.append("[\n");
        for (Object item : list) {
            text.append(" ".repeat(indent + 2));
            value(item, indent + 2);
            text.append(item instanceof Noted noted ? ", # " + noted.note() : ",")
                    .append('\n');
        }
        text.append(" ".repeat(indent)).append(']');
    }

    private static String leaf(Object value) {
        if (value instanceof Expression expression) {
            return expression.text();
        }
        return quoted(value instanceof Noted noted ? noted.text() : (String) value);
    }

    private static String key(String key) {
        return key.matches(IDENTIFIER) ? key : quoted(key);
    }

    /** A text that Terraform takes as it is: a template would begin with {@code ${} or {@code %{}. */
    static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + '"';
    }
}
