package dev.rolewatch.account.choice;

/**
 * One thing that is wrong with a {@link Wish}.
 *
 * @param field its path, such as {@code collect.regions[2]}
 * @param detail what is wrong, in words
 * @param allowed what may stand there
 */
public record Fault(String field, String detail, String allowed) {}
