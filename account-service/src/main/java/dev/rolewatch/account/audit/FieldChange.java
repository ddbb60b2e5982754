package dev.rolewatch.account.audit;

/**
 * One field that a change gave another value.
 *
 * @param from null where it had none before, as all fields of something new
 * @param to null where it has none now
 */
public record FieldChange(String field, String from, String to) {}
