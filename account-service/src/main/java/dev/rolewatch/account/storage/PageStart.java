package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;

/** The place after which a page of accounts begins: they are sorted by age, and by id where they are of one age. */
public record PageStart(Instant createdAt, AccountId id) {
    /** Before every account. */
    public static final PageStart FIRST = new PageStart(Instant.EPOCH, AccountId.of("0-0-0-0-0"));
}
