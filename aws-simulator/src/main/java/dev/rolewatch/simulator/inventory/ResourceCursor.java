package dev.rolewatch.simulator.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in an inventory, at which a next page begins.
 *
 * @param group the definition's name
 * @param number the resource's number in it
 * @param item what of the resource comes next, where it has several
 */
public record ResourceCursor(String group, int number, int item) {
    public static final ResourceCursor START = new ResourceCursor("", 0, 0);

    public static Optional<ResourceCursor> parse(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", 3);
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new ResourceCursor(parts[2], Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String token() {
        String text = number + ":" + item + ":" + group;
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** This place if it is in the group, else the group's beginning. */
    public ResourceCursor within(ResourceGroup other) {
        String name = other.definition().name();
        return name.equals(group) ? this : new ResourceCursor(name, 0, 0);
    }
}
