package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.ResourceFilter.TagFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads query parameters such as {@code tag=team:shop}. */
final class TagParameter {
    static final String DESCRIPTION =
            "Only resources with this tag: key:value, or the key alone for any value. A colon inside the key has a backslash"
                    + " before it. May be repeated.";

    /** A key of characters, each of which may follow a backslash, up to a colon or the end. */
    private static final Pattern FORM =
            Pattern.compile("((?:[^\\\\:\\x00]|\\\\[^\\x00]){1,256})(?::([^\\x00]*))?", Pattern.DOTALL);

    private TagParameter() {}

    /** @throws InvalidRequestException if it names no tag */
    static TagFilter read(String parameter, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidRequestException(new FieldError(
                    parameter,
                    "it does not name a tag",
                    "key:value, such as team:shop, or a key alone; a colon inside the key needs a backslash before"
                            + " it"));
        }
        return new TagFilter(parts.group(1).replaceAll("\\\\(.)", "$1"), Optional.ofNullable(parts.group(2)));
    }

    /**
     * The values that each key may have; none for any value, as where a key is given alone, whatever values it is given with
     * besides.
     *
     * @throws InvalidRequestException if one of them names no tag
     */
    static Map<String, List<String>> readAll(String parameter, List<String> texts) {
        List<TagFilter> tags = texts.stream().map(text -> read(parameter, text)).toList();
        Map<String, List<String>> values = new TreeMap<>();
        for (TagFilter tag : tags) {
            tag.value()
                    .ifPresent(value -> values.computeIfAbsent(tag.key(), key -> new ArrayList<>())
                            .add(value));
        }
        tags.stream().filter(tag -> tag.value().isEmpty()).forEach(tag -> values.put(tag.key(), List.of()));
        return values;
    }
}
