package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.audit.AuditFilter;
import dev.rolewatch.account.audit.AuditRecord.Outcome;
import dev.rolewatch.account.rest.FieldError;
import dev.rolewatch.account.rest.InvalidRequestException;
import dev.rolewatch.account.rest.TextParameters;
import dev.rolewatch.account.storage.StorableTime;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /audit} that choose entries. */
final class AuditParameters {
    static final List<String> NAMES =
            List.of("account", "tenant", "subject", "operation", "outcome", "from", "to", "limit", "after");

    @QueryParam("account")
    @Parameter(description = "Only what was about this account, which may be removed by now.")
    String account;

    @QueryParam("subject")
    @Parameter(description = "Only what this person or program did: the subject of its token.")
    String subject;

    @QueryParam("operation")
    @Parameter(description = "Only this operation: its id in the OpenAPI document.", example = "removeAccount")
    String operation;

    @QueryParam("outcome")
    @Parameter(description = "Only what ended so: DONE, REFUSED or FAILED.", example = "REFUSED")
    String outcome;

    @QueryParam("from")
    @Parameter(
            description = "Only what happened then or later.",
            schema = @Schema(implementation = String.class, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Only what happened before then.",
            schema = @Schema(implementation = String.class, format = "date-time"))
    String to;

    /** @throws InvalidRequestException if one of them cannot be */
    AuditFilter filter(Optional<TenantId> tenant) {
        List<String> outcomes =
                Arrays.stream(Outcome.values()).map(Outcome::name).toList();
        return new AuditFilter(
                TextParameters.value(
                        "account", account, AccountId::of, "it is not the id of an account", "the id of an account"),
                TextParameters.text("subject", subject),
                tenant,
                TextParameters.text("operation", operation),
                Optional.ofNullable(outcome)
                        .map(text -> Outcome.valueOf(TextParameters.choice("outcome", text, outcomes))),
                instant("from", from),
                instant("to", to));
    }

    private static Optional<Instant> instant(String parameter, String text) {
        try {
            return Optional.ofNullable(text).map(StorableTime::parse);
        } catch (DateTimeException e) {
            throw new InvalidRequestException(
                    new FieldError(parameter, "it is not a time", "a time such as 2026-11-23T05:00:00Z"));
        }
    }
}
