package dev.rolewatch.account.storage;

/** A CDI event: the present transaction changes which tenants there are, or who manages them. */
public record TenantsChanged() {}
