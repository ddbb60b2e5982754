package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON in columns, written as messages are. */
final class JsonColumn {
    private JsonColumn() {}

    static String write(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    static <T> T read(String column, Class<T> type) {
        return Json.read(column.getBytes(StandardCharsets.UTF_8), type);
    }

    static SortedMap<String, String> texts(String column) {
        return read(column, Texts.class);
    }

    static SortedMap<String, Integer> numbers(String column) {
        return read(column, Numbers.class);
    }

    private static final class Texts extends TreeMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    private static final class Numbers extends TreeMap<String, Integer> {
        private static final long serialVersionUID = 1;
    }
}
