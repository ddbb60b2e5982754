package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.storage.SpendSort;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.account.storage.Spends.Wanted;
import dev.rolewatch.contracts.account.TenantId;
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
import java.util.Optional;
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
    private static final List<String> PARAMETERS = List.of("tenant", "month", "sort", "limit", "after");

    private final Spends spends;
    private final SignedIn signedIn;
    private final Clock clock;

    SpendResource(Spends spends, SignedIn signedIn, Clock clock) {
        this.spends = spends;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "showSpend",
            summary = "Say what was spent in a month, in all and on each account and namespace",
            description =
                    "Of the present month and the thirteen before it, with the accounts that were removed. Pages miss nothing and"
                            + " repeat nothing of what stays in its place meanwhile.")
    @APIResponseSchema(SpendView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public SpendView show(
            @Parameter(description = TenantParameter.DESCRIPTION) @QueryParam(TenantParameter.NAME) String tenant,
            @Parameter(description = "A calendar month of UTC; the present one if it is left out.", example = "2026-11")
                    @QueryParam("month")
                    String month,
            @Parameter(
                            description =
                                    "What the accounts are sorted by: id, or cost, which is the most that AWS may bill;"
                                            + " with - before it, in the other direction: -cost has the dearest first.",
                            example = "-cost")
                    @QueryParam(SortParameter.NAME)
                    @DefaultValue("id")
                    String sort,
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, PARAMETERS);
        Optional<TenantId> whose = TenantParameter.read(tenant, signedIn.visibility());
        YearMonth asked = SpendParameters.month(month, clock.instant());
        SortParameter<SpendSort> sorted = SpendParameters.sort(sort);
        Page<AccountSpend> page = Page.read(
                PageParameters.limit(limit),
                size -> spends.page(new Wanted(
                        whose, asked, sorted.by(), sorted.descending(), SpendParameters.after(after, sorted), size)));
        URI next = page.next(
                uri.getRequestUriBuilder().replaceQueryParam("month", asked),
                last -> SpendParameters.after(last, sorted));
        return after == null
                ? SpendView.firstPage(spends.of(whose, asked), page.rows(), next)
                : SpendView.laterPage(asked, page.rows(), next);
    }
}
