package dev.rolewatch.account.spend;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;

/**
 * What was spent on reading an account.
 *
 * @param name the present one, or the last of a removed account; null where a former release removed it
 * @param removedAt null while it is registered, and where its name is null
 */
public record AccountSpend(AccountId account, TenantId tenant, String name, Instant removedAt, MonthSpend spend) {}
