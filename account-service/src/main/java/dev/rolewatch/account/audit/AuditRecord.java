package dev.rolewatch.account.audit;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who did what, or tried to.
 *
 * @param tenant whose thing was changed; of what was refused, that of whoever tried
 * @param status the HTTP status of a refusal or failure; empty for what was done
 * @param problem the type of the problem detail that it was answered with
 */
public record AuditRecord(
        Instant at,
        Actor actor,
        TenantId tenant,
        Optional<AccountId> account,
        Outcome outcome,
        Optional<Integer> status,
        Optional<String> problem,
        List<FieldChange> changes) {
    /** What became of it. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    private static final int SERVER_ERROR = 500;

    public static AuditRecord done(Instant at, Actor actor, Change change) {
        return new AuditRecord(
                at,
                actor,
                change.tenant(),
                change.account(),
                Outcome.DONE,
                Optional.empty(),
                Optional.empty(),
                change.fields());
    }

    public static AuditRecord refused(
            Instant at, Actor actor, Optional<AccountId> account, int status, Optional<String> problem) {
        return new AuditRecord(
                at,
                actor,
                actor.tenant(),
                account,
                status >= SERVER_ERROR ? Outcome.FAILED : Outcome.REFUSED,
                Optional.of(status),
                problem,
                List.of());
    }
}
