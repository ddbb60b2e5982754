package dev.rolewatch.account.rest;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One page of a list. */
public record Page<T>(List<T> rows, boolean isLast) {
    /** @param read at most so many rows from where the page starts: whether there is one too many tells if others follow */
    public static <T> Page<T> read(int size, IntFunction<List<T>> read) {
        List<T> found = read.apply(size + 1);
        return new Page<>(found.subList(0, Math.min(size, found.size())), found.size() <= size);
    }

    public <V> List<V> views(Function<T, V> view) {
        return rows.stream().map(view).toList();
    }

    /**
     * The address of the next page, null on the last.
     *
     * @param address of this page
     * @param start where the page after a row starts
     */
    public URI next(UriBuilder address, Function<T, String> start) {
        return isLast
                ? null
                : address.replaceQueryParam("after", start.apply(rows.get(rows.size() - 1)))
                        .build();
    }
}
