package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What reading all accounts has cost. */
@Path("/spend")
@Tag(name = "Spend", description = "What reading has cost.")
@Produces(MediaType.APPLICATION_JSON)
public class SpendResource {
    private static final List<String> PARAMETERS = List.of("month", "limit", "after");

    private final Spends spends;
    private final Clock clock;

    SpendResource(Spends spends, Clock clock) {
        this.spends = spends;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "showSpend",
            summary = "Say what was spent in a month, in all and on each account and namespace",
            description = "Of the present month and the thirteen before it, with the accounts that were removed.")
    @APIResponseSchema(SpendView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public SpendView show(
            @Parameter(description = "A calendar month of UTC; the present one if it is left out.", example = "2026-11")
                    @QueryParam("month")
                    String month,
            @Parameter(
                            description = "At most so many accounts, 1 to 500.",
                            schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = "Where the page starts; taken from next of the page before.") @QueryParam("after")
                    String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, PARAMETERS);
        YearMonth asked = SpendParameters.month(month, clock.instant());
        int size = PageParameters.limit(limit);
        List<AccountSpend> found = spends.list(asked, SpendParameters.after(after), size + 1);
        List<AccountSpend> page = found.subList(0, Math.min(size, found.size()));
        URI next = found.size() <= size
                ? null
                : next(uri, asked, size, page.get(size - 1).account());
        return after == null
                ? SpendView.firstPage(spends.of(asked), page, next)
                : SpendView.laterPage(asked, page, next);
    }

    private static URI next(UriInfo uri, YearMonth month, int size, AccountId last) {
        return uri.getAbsolutePathBuilder()
                .queryParam("month", month)
                .queryParam("limit", size)
                .queryParam("after", last)
                .build();
    }
}
