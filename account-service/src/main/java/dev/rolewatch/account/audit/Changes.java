package dev.rolewatch.account.audit;

import java.util.List;

/** An event: the present transaction changes this, because a person asked for it. */
public record Changes(List<Change> list) {}
