package dev.rolewatch.account.rest;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a header {@code If-Match} or {@code If-None-Match} lists (RFC 9110, section 13.1).
 *
 * @param any whether it is an asterisk, which stands for whatever there is
 */
record EntityTags(boolean any, List<Tag> tags) {
    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"";
    private static final Pattern EACH = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(\\s*,\\s*" + TAG + ")*\\s*");

    /** Characters: the pattern takes a stack for each tag. */
    private static final int LONGEST = 1_000;

    /** @param text without its quotes */
    record Tag(boolean isWeak, String text) {}

    /** @throws InvalidRequestException if the header has another form */
    static EntityTags read(String header, String text) {
        if (text.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        if (text.length() > LONGEST || !LIST.matcher(text).matches()) {
            throw new InvalidRequestException(new FieldError(
                    header, "it is not an entity tag", "* or what the header ETag had, with its quotes: \"3.Xq2s\""));
        }
        Matcher each = EACH.matcher(text);
        return new EntityTags(
                false,
                each.results()
                        .map(found -> new Tag(found.group(1) != null, found.group(2)))
                        .toList());
    }

    boolean match(Predicate<Tag> tag) {
        return any || tags.stream().anyMatch(tag);
    }
}
