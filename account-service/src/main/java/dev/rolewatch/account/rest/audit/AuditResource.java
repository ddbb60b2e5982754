package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.audit.AuditFilter;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.rest.Page;
import dev.rolewatch.account.rest.PageParameters;
import dev.rolewatch.account.rest.QueryParameters;
import dev.rolewatch.account.rest.TenantParameter;
import dev.rolewatch.account.rest.audit.AuditView.AuditPage;
import dev.rolewatch.account.storage.AuditList;
import dev.rolewatch.account.storage.AuditList.Stored;
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

/** Who did what. */
@Path("/audit")
@Tag(name = "Audit", description = "Who did what, and what was refused to whom.")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final AuditList entries;
    private final SignedIn signedIn;

    AuditResource(AuditList entries, SignedIn signedIn) {
        this.entries = entries;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "listAudit",
            summary = "List what was changed, and what was refused, the newest first",
            description =
                    "Each change has an entry, written with it or not at all, and so has each attempt at one that was refused;"
                            + " reading has none, unless somebody may not read. All filters must hold.")
    @APIResponseSchema(AuditPage.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public AuditPage list(
            @BeanParam AuditParameters parameters,
            @Parameter(description = TenantParameter.DESCRIPTION) @QueryParam(TenantParameter.NAME) String tenant,
            @Parameter(description = PageParameters.LIMIT, schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(description = PageParameters.AFTER) @QueryParam("after") String after,
            UriInfo uri) {
        QueryParameters.refuseOthers(uri, AuditParameters.NAMES);
        AuditFilter filter = parameters.filter(TenantParameter.read(tenant, signedIn.visibility()));
        Page<Stored> page = Page.read(
                PageParameters.limit(limit),
                size -> entries.list(filter, PageParameters.after(after, AuditList.FIRST, Long::valueOf), size));
        return new AuditPage(
                page.views(AuditView::of),
                page.next(uri.getRequestUriBuilder(), last -> PageParameters.after(Long.toString(last.id()))));
    }
}
