package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.Resources.Stored;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an account's resources are sorted by; those that are alike in it follow each other by Region, namespace and dimensions.
 * An index has the orders by Region and by namespace, whatever the size of the account. For the others all of its rows are
 * read for each page: an index by name and times would be written with every resource that scans find, for a list that
 * people look at in small accounts.
 */
public enum ResourceSort {
    /** And then by namespace and dimensions: the order of the keys. */
    REGION(null, resource -> "", value -> value),
    NAMESPACE("namespace", resource -> resource.id().namespace(), value -> value),
    /** Whatever the case; those without a name come before all others. */
    NAME(
            "lower(coalesce(name, ''))",
            resource -> Optional.ofNullable(resource.name()).orElse(""),
            value -> value),
    FIRST_SEEN("first_seen", Stored::firstSeen, ResourceSort::time),
    LAST_SEEN("last_seen", Stored::lastSeen, ResourceSort::time);

    /** Some tens of milliseconds. */
    private static final int MOST_WITHOUT_INDEX = 20_000;

    private final String column;
    private final Function<Stored, Object> value;
    private final Function<String, Object> parse;

    ResourceSort(String column, Function<Stored, Object> value, Function<String, Object> parse) {
        this.column = column;
        this.value = value;
        this.parse = parse;
    }

    /** How many resources an account may have to be shown in this order. */
    public long mostResources() {
        return this == REGION || this == NAMESPACE ? Long.MAX_VALUE : MOST_WITHOUT_INDEX;
    }

    /** Where in this order a resource is, for the page that begins behind it. */
    public String value(Stored resource) {
        return value.apply(resource).toString();
    }

    /** @throws RuntimeException if no resource can be there */
    Object parse(String value) {
        return parse.apply(value);
    }

    String orderBy(boolean descending) {
        String direction = descending ? " desc" : "";
        return (column == null ? "" : column + direction + ", ") + "key" + direction;
    }

    /** Only those behind a place. */
    Where behind(ResourcePlace place, boolean descending, Where where) {
        String sign = descending ? " < " : " > ";
        if (column == null) {
            return where.and("key" + sign + "?", place.key());
        }
        String value = this == NAME ? "lower(?)" : "?";
        return where.and("(" + column + ", key)" + sign + "(" + value + ", ?)", parse(place.value()), place.key());
    }

    private static OffsetDateTime time(String text) {
        Instant time = StorableTime.parse(text);
        return time.atOffset(ZoneOffset.UTC);
    }
}
