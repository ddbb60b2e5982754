package dev.rolewatch.account.audit;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records are shown: those that are all of it.
 *
 * @param from the first moment
 * @param to the first moment that is too late
 */
public record AuditFilter(
        Optional<AccountId> account,
        Optional<String> subject,
        Optional<TenantId> tenant,
        Optional<String> operation,
        Optional<AuditRecord.Outcome> outcome,
        Optional<Instant> from,
        Optional<Instant> to) {}
