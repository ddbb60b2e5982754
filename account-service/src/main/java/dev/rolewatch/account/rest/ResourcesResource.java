package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.account.storage.ResourcePlace;
import dev.rolewatch.account.storage.ResourceSort;
import dev.rolewatch.account.storage.Resources;
import dev.rolewatch.account.storage.Resources.Stored;
import dev.rolewatch.account.storage.Resources.Wanted;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What runs in an account. */
@Path("/accounts/{id}/resources")
@Tag(name = "Resources", description = "What runs in an account, and what reading it costs.")
@Produces(MediaType.APPLICATION_JSON)
public class ResourcesResource {
    private final Accounts accounts;
    private final Resources resources;

    ResourcesResource(Accounts accounts, Resources resources) {
        this.accounts = accounts;
        this.resources = resources;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Transactional
    @Operation(
            operationId = "listResources",
            summary = "List what runs in an account",
            description =
                    "By Region, namespace and dimensions unless sort says otherwise. All filters must hold. Pages miss nothing"
                            + " and repeat nothing of what stays in its place, whatever comes and goes meanwhile.")
    @APIResponseSchema(ResourcePage.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public ResourcePage list(
            @RestPath String id,
            @BeanParam ResourceParameters parameters,
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, ResourceParameters.NAMES);
        AccountId account = AccountPath.id(id);
        RegisteredAccount owner = accounts.find(account).orElseThrow(() -> new AccountNotFoundException(id));
        SortParameter<ResourceSort> sort =
                parameters.sort(owner.reading().inventory().resources());
        Page<Stored> page = Page.read(
                PageParameters.limit(limit),
                size -> resources.page(
                        account,
                        new Wanted(parameters.filter(), sort.by(), sort.descending(), place(sort, after), size)));
        return new ResourcePage(
                page.views(ResourceView::of),
                page.next(
                        uri.getRequestUriBuilder(), last -> sort.after(sort.by().value(last), last.key())));
    }

    private static Optional<ResourcePlace> place(SortParameter<ResourceSort> sort, String after) {
        return sort.place(after, (value, key) -> new ResourcePlace(sort.by(), value, key));
    }
}
