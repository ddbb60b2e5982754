package dev.rolewatch.account.storage;

/** A CDI event: the present transaction changes accounts that the other services must hear of. */
public record AccountsChanged() {}
