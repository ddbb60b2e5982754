package dev.rolewatch.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form whose dotted names ({@code Filter.1.Value.2}) have become a tree. */
final class FormNode {
    private static final FormNode NONE = new FormNode();

    private final Map<String, FormNode> children = new HashMap<>();
    private String text;

    static FormNode parse(byte[] body) {
        var root = new FormNode();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                root.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsException.of("MalformedQueryString", "The form cannot be decoded: " + e.getMessage());
        }
    }

    private void put(String name, String value) {
        FormNode node = this;
        for (String part : name.split("\\.")) {
            node = node.children.computeIfAbsent(part, key -> new FormNode());
        }
        node.text = value;
    }

    /** The text at this place, or an empty string. */
    String text() {
        return text == null ? "" : text;
    }

    boolean isPresent() {
        return text != null || !children.isEmpty();
    }

    /** Never null: an absent child is a node that is not present. */
    FormNode child(String name) {
        return children.getOrDefault(name, NONE);
    }

    /** The children named 1, 2, 3 … */
    List<FormNode> numbered() {
        List<FormNode> members = new ArrayList<>();
        for (int i = 1; children.containsKey(Integer.toString(i)); i++) {
            members.add(children.get(Integer.toString(i)));
        }
        return members;
    }
}
