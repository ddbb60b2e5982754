package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.account.rest.TenantView.TenantPage;
import dev.rolewatch.account.rest.idempotency.Idempotency;
import dev.rolewatch.account.storage.Tenants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The tenants that somebody sees: their own, and those that it manages. */
@Path("/tenants")
@Tag(name = "Tenants", description = "Who owns accounts, and who manages them for others.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TenantsResource {
    private static final List<String> PARAMETERS = List.of("limit", "after");

    private final Tenants tenants;
    private final Idempotency idempotency;
    private final SignedIn signedIn;
    private final Clock clock;

    TenantsResource(Tenants tenants, Idempotency idempotency, SignedIn signedIn, Clock clock) {
        this.idempotency = idempotency;
        this.tenants = tenants;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listTenants", summary = "List your tenant and those that it manages")
    @APIResponseSchema(TenantPage.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public TenantPage list(
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, PARAMETERS);
        String start = PageParameters.after(after, "", place -> place);
        Page<Tenant> page = Page.read(PageParameters.limit(limit), size -> tenants.list(start, size));
        return new TenantPage(
                page.views(TenantView::of),
                page.next(
                        uri.getRequestUriBuilder(),
                        last -> PageParameters.after(last.id().value())));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "addTenant",
            summary = "Add a tenant that yours manages",
            description =
                    "Your people then see and do in it whatever they can in your own. For its own people to sign in,"
                            + " the OpenID provider must put its id into their tokens.")
    @APIResponse(
            responseCode = "201",
            description = "The tenant. Location is its address.",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "409", ref = "ManagedTenant")
    @APIResponse(responseCode = "422", ref = "KeyOfAnotherRequest")
    public Response add(
            @Parameter(description = Idempotency.DESCRIPTION) @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull(message = AccountsResource.BODY_MISSING) TenantName body,
            UriInfo uri) {
        return idempotency.once(
                key,
                signedIn.person().tenant(),
                "POST " + uri.getPath(),
                body.name().getBytes(StandardCharsets.UTF_8),
                () -> add(body, uri));
    }

    private Response add(TenantName body, UriInfo uri) {
        Tenant own = tenants.find(signedIn.person().tenant().value()).orElseThrow();
        Tenant managed = own.manage(body.name(), clock.instant());
        tenants.add(managed);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(managed.id().value()).build())
                .entity(TenantView.of(managed))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getTenant", summary = "Show a tenant")
    @APIResponseSchema(TenantView.class)
    @APIResponse(responseCode = "404", ref = "UnknownTenant")
    public TenantView get(@RestPath String id) {
        return known(id).flatMap(tenants::find).map(TenantView::of).orElseThrow(() -> new TenantNotFoundException(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(operationId = "renameTenant", summary = "Rename a tenant")
    @APIResponseSchema(TenantView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownTenant")
    public TenantView rename(
            @RestPath String id, @Valid @NotNull(message = AccountsResource.BODY_MISSING) TenantName body) {
        return known(id)
                .flatMap(tenant -> tenants.rename(tenant, body.name()))
                .map(TenantView::of)
                .orElseThrow(() -> new TenantNotFoundException(id));
    }

    /** Empty for what no tenant can have as its id. */
    private static Optional<String> known(String id) {
        return Optional.of(id).filter(Tenant::isId);
    }
}
