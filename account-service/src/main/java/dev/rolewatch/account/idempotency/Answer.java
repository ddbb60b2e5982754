package dev.rolewatch.account.idempotency;

/**
 * What a request was answered with.
 *
 * @param location the header of that name; null without one
 * @param entityTag the header ETag; null without one
 * @param body JSON
 */
public record Answer(int status, String location, String entityTag, String body) {}
