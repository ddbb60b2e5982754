package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rolewatch.account.imports.CheckedRow;
import dev.rolewatch.account.rest.FieldError;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /accounts:import}. */
@Schema(name = "Import", description = "What became of each row of a file.")
record ImportView(
        @Schema(description = "Rows whose account is registered now.")
        long registered,

        @Schema(description = "Rows that have errors.") long refused,

        @Schema(description = "Rows that say of themselves that there is nothing to connect.")
        long skipped,

        @Schema(description = "All rows, in the order of the file.")
        List<RowView> rows) {

    static ImportView of(List<CheckedRow> rows) {
        List<RowView> views = rows.stream().map(row -> RowView.of(row, true)).toList();
        return new ImportView(
                count(views, RowView.REGISTERED), count(views, RowView.REFUSED), count(views, RowView.SKIPPED), views);
    }

    private static long count(List<RowView> rows, String outcome) {
        return rows.stream().filter(row -> row.outcome().equals(outcome)).count();
    }

    @Schema(name = "ImportRow", description = "What became of a row.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            @Schema(
                    description = "Where the row begins in the file, from 1 on; of JSON that is no JSON lines, which"
                            + " of the accounts it is.")
            int line,

            @Schema(
                    description =
                            "REGISTERED: the account is there. REFUSED: errors says why not. SKIPPED: there is nothing to"
                                    + " connect. NOT_REGISTERED: nothing is wrong with it, but others have errors.",
                    enumeration = {REGISTERED, REFUSED, SKIPPED, NOT_REGISTERED})
            String outcome,

            @Schema(description = "The account's id; absent where it is not registered.")
            UUID id,

            @Schema(description = "The account's name.") String name,

            @Schema(description = "What the role's trust policy must demand.")
            String externalId,

            @Schema(description = "What is wrong; absent where nothing is.")
            List<FieldError> errors,

            @Schema(description = "Why it was skipped.") String detail) {
        static final String REGISTERED = "REGISTERED";
        static final String REFUSED = "REFUSED";
        static final String SKIPPED = "SKIPPED";
        static final String NOT_REGISTERED = "NOT_REGISTERED";

        /** @param stored whether the rows without errors were registered */
        static RowView of(CheckedRow row, boolean stored) {
            if (row.skipped().isPresent()) {
                return new RowView(
                        row.line(),
                        SKIPPED,
                        null,
                        null,
                        null,
                        null,
                        row.skipped().get());
            }
            if (row.account().isEmpty()) {
                List<FieldError> errors = row.faults().stream()
                        .map(fault -> new FieldError(fault.field(), fault.detail(), fault.allowed()))
                        .toList();
                return new RowView(row.line(), REFUSED, null, null, null, errors, null);
            }
            return row.account()
                    .filter(account -> stored)
                    .map(account -> new RowView(
                            row.line(),
                            REGISTERED,
                            account.id().value(),
                            account.choice().name(),
                            account.externalId().value(),
                            null,
                            null))
                    .orElseGet(() -> new RowView(row.line(), NOT_REGISTERED, null, null, null, null, null));
        }
    }

    @Schema(name = "ImportRefused", description = "A problem detail that says what became of each row.")
    record Refused(
            @Schema(examples = "\"urn:rolewatch:problem:rows-refused\"")
            String type,

            String title,
            @Schema(examples = "422") int status,
            String detail,
            String instance,
            List<RowView> rows) {
        static Refused of(List<CheckedRow> rows, String instance) {
            List<RowView> views =
                    rows.stream().map(row -> RowView.of(row, false)).toList();
            long refused = count(views, RowView.REFUSED);
            return new Refused(
                    "urn:rolewatch:problem:rows-refused",
                    "Rows of the file have errors",
                    422,
                    refused + " of " + rows.size()
                            + " rows have errors, so that nothing was registered. rows says what is"
                            + " wrong with each. With ?partial=true the rows without errors are registered.",
                    instance,
                    views);
        }
    }
}
