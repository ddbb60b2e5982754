package dev.rolewatch.account.rest;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The query parameter {@code sort}: what a list is sorted by, with - before it in the other direction.
 *
 * @param text as it was sent
 */
record SortParameter<S>(String text, S by, boolean descending) {
    static final String NAME = "sort";

    private static final String DESCENDING = "-";

    /** @throws InvalidRequestException if nothing is sorted by that */
    static <S> SortParameter<S> read(String text, Map<String, S> sorts) {
        TextParameters.choice(
                NAME,
                text,
                sorts.keySet().stream()
                        .flatMap(name -> Stream.of(name, DESCENDING + name))
                        .toList());
        boolean descending = text.startsWith(DESCENDING);
        return new SortParameter<>(
                text, sorts.get(descending ? text.substring(DESCENDING.length()) : text), descending);
    }

    /**
     * Where the page behind an entry starts.
     *
     * @param value what the list is sorted by
     * @param id tells entries with the same value apart
     */
    String after(String value, String id) {
        return PageParameters.after(text + "," + value.length() + "," + value + id);
    }

    /**
     * The place that a page starts behind; empty for the first page.
     *
     * @param place of a value and an id
     * @throws InvalidRequestException if it is not the start of a page in this order
     */
    <P> Optional<P> place(String after, BiFunction<String, String, P> place) {
        return PageParameters.after(after, Optional.empty(), decoded -> Optional.of(read(decoded, place)));
    }

    private <P> P read(String decoded, BiFunction<String, String, P> place) {
        String[] parts = decoded.split(",", 3);
        if (parts.length < 3 || !parts[0].equals(text)) {
            throw new IllegalArgumentException("no place in this order");
        }
        int length = Integer.parseInt(parts[1]);
        if (length < 0 || length > parts[2].length()) {
            throw new IllegalArgumentException("no value of that length");
        }
        return place.apply(parts[2].substring(0, length), parts[2].substring(length));
    }
}
