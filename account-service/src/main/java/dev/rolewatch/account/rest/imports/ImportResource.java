package dev.rolewatch.account.rest.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.imports.CheckedRow;
import dev.rolewatch.account.imports.Duplicates;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.rest.ProblemDetail;
import dev.rolewatch.account.rest.TextParameters;
import dev.rolewatch.account.rest.idempotency.Idempotency;
import dev.rolewatch.account.storage.ImportedAccounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many accounts at once. */
@Path("/accounts:import")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    static final String CSV = "text/csv";
    static final String JSON_LINES = "application/x-ndjson";

    private final RowChecks checks;
    private final ImportedAccounts accounts;
    private final ImportSlots slots;
    private final Idempotency idempotency;
    private final SignedIn signedIn;
    private final ObjectMapper json;

    ImportResource(
            RowChecks checks,
            ImportedAccounts accounts,
            ImportSlots slots,
            Idempotency idempotency,
            SignedIn signedIn,
            ObjectMapper json) {
        this.checks = checks;
        this.accounts = accounts;
        this.slots = slots;
        this.idempotency = idempotency;
        this.signedIn = signedIn;
        this.json = json;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes({CSV, JSON_LINES, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "importAccounts",
            summary = "Register up to 10,000 accounts of a file",
            description =
                    "Lines of CSV under a line that names the columns (name, tenant, awsAccountId, partition, roleArn,"
                            + " customNamespaces, regions, namespaces, interval, statistics, paused, monthlyUsd; lists with semicolons),"
                            + " JSON lines of what POST /accounts takes and roleArn, or what `aws organizations list-accounts`"
                            + " prints. Every row is checked before any is registered: all are, or none. With partial=true those"
                            + " without errors are. An AWS account or role that is registered already is an error, so that a file"
                            + " may be imported again when it has grown."
                            + " Rows behind the first 1,000 errors are refused without being looked at.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = JSON_LINES, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OrganizationView.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "All rows are registered, or with partial=true all that have no errors.",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "409", ref = "ImportConflict")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(
            responseCode = "422",
            description =
                    "Rows have errors and nothing was registered; or the Idempotency-Key is that of another request.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(anyOf = {ImportView.Refused.class, ProblemDetail.class})))
    @APIResponse(
            responseCode = "503",
            description = "Other files are being imported.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "When to send this one again, in seconds.",
                            schema = @Schema(implementation = Integer.class)),
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public Response importAccounts(
            @Parameter(
                            description = "Registers the rows without errors even if others have some.",
                            schema = @Schema(implementation = Boolean.class))
                    @QueryParam("partial")
                    @DefaultValue("false")
                    String partial,
            @Parameter(description = Idempotency.DESCRIPTION) @HeaderParam(Idempotency.HEADER) String key,
            HttpHeaders headers,
            UriInfo uri,
            byte[] body) {
        MediaType type = Optional.ofNullable(headers.getMediaType()).orElseThrow(NotSupportedException::new);
        byte[] file = body == null ? new byte[0] : body;
        boolean some = TextParameters.truth("partial", partial).orElse(false);
        String operation = "POST " + uri.getPath() + " " + type + " " + some;
        return slots.importing(() -> idempotency.once(
                key, signedIn.person().tenant(), operation, file, () -> register(reader(type), file, some, uri)));
    }

    private RowReader reader(MediaType type) {
        return switch (type.getSubtype()) {
            case "csv" -> new CsvRows();
            case "x-ndjson" -> new JsonLines(json);
            default -> new OrganizationAccounts(json);
        };
    }

    private Response register(RowReader reader, byte[] file, boolean some, UriInfo uri) {
        List<CheckedRow> rows = check(reader, file);
        List<RegisteredAccount> good =
                rows.stream().map(CheckedRow::account).flatMap(Optional::stream).toList();
        boolean allGood = rows.stream().allMatch(row -> row.faults().isEmpty());
        if (!allGood && (!some || good.isEmpty())) {
            throw new RowsRefusedException(ImportView.Refused.of(rows, uri.getPath()));
        }
        accounts.addAll(good);
        return Response.ok(ImportView.of(rows)).build();
    }

    private List<CheckedRow> check(RowReader reader, byte[] file) {
        List<CheckedRow> rows = checks.check(reader.read(ImportFile.text(file)));
        ImportFile.requireRows(rows.size());
        return Duplicates.refuse(rows, accounts.taken());
    }
}
