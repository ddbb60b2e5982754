package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.account.storage.Resources;
import dev.rolewatch.account.storage.Resources.Stored;
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
import java.util.List;
import java.util.function.Function;
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
    private static final List<String> PARAMETERS =
            List.of("region", "namespace", "tag", "name", "arn", "read", "limit", "after");

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
                    "By Region, namespace and dimensions. All filters must hold. Pages miss nothing and repeat nothing,"
                            + " whatever comes and goes meanwhile.")
    @APIResponseSchema(ResourcePage.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public ResourcePage list(
            @RestPath String id,
            @BeanParam ResourceParameters filters,
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, PARAMETERS);
        AccountId account = AccountPath.id(id);
        if (accounts.find(account).isEmpty()) {
            throw new AccountNotFoundException(id);
        }
        Page<Stored> page = Page.read(
                PageParameters.limit(limit),
                size -> resources.list(
                        account, filters.filter(), PageParameters.after(after, "", Function.identity()), size));
        return new ResourcePage(
                page.views(ResourceView::of),
                page.next(uri.getRequestUriBuilder(), last -> PageParameters.after(last.key())));
    }
}
