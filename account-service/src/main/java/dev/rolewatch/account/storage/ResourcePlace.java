package dev.rolewatch.account.storage;

/**
 * A place in a sorted list of an account's resources, behind which a page begins.
 *
 * @param value of the resource's {@link ResourceSort}
 * @param key of the resource
 */
public record ResourcePlace(ResourceSort sort, String value, String key) {
    /** @throws RuntimeException if no resource can be at that place */
    public ResourcePlace {
        sort.parse(value);
    }
}
