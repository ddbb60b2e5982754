package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.audit.AuditRecord;
import dev.rolewatch.account.audit.FieldChange;
import dev.rolewatch.account.storage.AuditList.Stored;
import dev.rolewatch.contracts.account.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the audit record in the API. */
@Schema(name = "AuditEntry", description = "Who did what, or tried to.")
record AuditView(
        Instant at,

        @Schema(description = "The operation's id in the OpenAPI document.", examples = "\"giveRole\"")
        String operation,

        @Schema(enumeration = {"DONE", "REFUSED", "FAILED"}) String outcome,

        @Schema(
                description = "The HTTP status of what was refused or failed; null for what was done.",
                nullable = true,
                examples = "412")
        Integer status,

        @Schema(
                description = "The type of the problem detail that it was answered with.",
                nullable = true,
                examples = "\"urn:rolewatch:problem:changed-meanwhile\"")
        String problem,

        @Schema(description = "Whose thing it was about.") String tenant,

        @Schema(description = "The account that it was about.", nullable = true)
        UUID account,

        @Schema(description = "Who asked for it.") PersonView person,
        @Schema(description = "The caller's address.") String address,

        @Schema(description = "What the answer had as header X-Request-Id.")
        String requestId,

        @Schema(
                description =
                        "The fields that have another value since. Of the secret of an access key only that it is another"
                                + " one.")
        List<FieldChangeView> changes) {

    @Schema(name = "AuditPerson")
    record PersonView(
            @Schema(description = "The identity provider's name of the person or program.")
            String subject,

            String name,
            String tenant,
            List<String> roles) {}

    @Schema(name = "FieldChange")
    record FieldChangeView(
            String field,

            @Schema(nullable = true, description = "null where it had no value.")
            String from,

            @Schema(nullable = true, description = "null where it has none now.")
            String to) {
        private static FieldChangeView of(FieldChange change) {
            return new FieldChangeView(change.field(), change.from(), change.to());
        }
    }

    @Schema(name = "AuditPage", description = "Some entries of the audit record, the newest first.")
    record AuditPage(
            List<AuditView> entries,

            @Schema(
                    description = "The address of the next page, with the same filters; null on the last.",
                    nullable = true)
            URI next) {}

    static AuditView of(Stored stored) {
        AuditRecord entry = stored.record();
        return new AuditView(
                entry.at(),
                entry.actor().operation(),
                entry.outcome().name(),
                entry.status().orElse(null),
                entry.problem().orElse(null),
                entry.tenant().value(),
                entry.account().map(AccountId::value).orElse(null),
                new PersonView(
                        entry.actor().subject(),
                        entry.actor().name(),
                        entry.actor().tenant().value(),
                        entry.actor().roles()),
                entry.actor().address(),
                entry.actor().requestId(),
                entry.changes().stream().map(FieldChangeView::of).toList());
    }
}
