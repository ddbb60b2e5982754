package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.storage.AccountList;
import dev.rolewatch.account.storage.AccountList.Wanted;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts, some at a time. */
@Path("/accounts")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountListResource {
    private final AccountList accounts;
    private final OurAccounts ours;
    private final SignedIn signedIn;

    AccountListResource(AccountList accounts, OurAccounts ours, SignedIn signedIn) {
        this.accounts = accounts;
        this.ours = ours;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts",
            description =
                    "The oldest first unless sort says otherwise. All filters must hold. Pages miss nothing and repeat"
                            + " nothing of what stays in its place meanwhile.")
    @APIResponseSchema(AccountPage.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public AccountPage list(
            @BeanParam AccountParameters parameters,
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, AccountParameters.NAMES);
        Page<ListedAccount> page = Page.read(
                PageParameters.limit(limit),
                size -> accounts.page(new Wanted(
                        parameters.filter(signedIn.visibility()),
                        parameters.sort(),
                        parameters.isDescending(),
                        parameters.after(after),
                        size)));
        return new AccountPage(
                page.views(account -> AccountSummary.of(account, ours)),
                page.next(uri.getRequestUriBuilder(), parameters::after));
    }
}
