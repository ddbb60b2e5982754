package dev.rolewatch.account.rest;

import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.account.storage.Histories;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How reading an account went. */
@Path("/accounts/{id}/history")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private final Accounts accounts;
    private final Histories histories;
    private final Clock clock;

    HistoryResource(Accounts accounts, Histories histories, Clock clock) {
        this.accounts = accounts;
        this.histories = histories;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "showHistory",
            summary = "Say how many points were read in each interval, and how fresh they were",
            description = "Steps of less than an hour are known of the last 48 hours, longer ones of the last 31 days.")
    @APIResponseSchema(HistoryView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public HistoryView show(
            @RestPath String id,
            @Parameter(
                            description =
                                    "The first step is the one that this time is in; 24 hours before to if it is left out.",
                            schema = @Schema(format = "date-time"))
                    @QueryParam("from")
                    String from,
            @Parameter(
                            description = "The last step ends there or after it; now if it is left out.",
                            schema = @Schema(format = "date-time"))
                    @QueryParam("to")
                    String to,
            @Parameter(
                            description =
                                    "How long each step is; the finest that makes no more than 300 if it is left out.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "PT5M", "PT15M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H"
                                            }))
                    @QueryParam("step")
                    String step,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, HistoryParameters.ALL);
        RegisteredAccount account =
                accounts.find(AccountPath.id(id)).orElseThrow(() -> new AccountNotFoundException(id));
        Span span = HistoryParameters.span(from, to, step, clock.instant());
        return HistoryView.of(histories.of(account.id(), span));
    }
}
