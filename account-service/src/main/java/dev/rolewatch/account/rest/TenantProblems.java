package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.ManagedTenantException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what goes wrong with tenants. */
class TenantProblems {
    @ServerExceptionMapper
    Response unknown(TenantNotFoundException e, UriInfo uri) {
        FieldError error = new FieldError("id", e.getMessage(), "the id of a tenant that GET /tenants lists");
        return ProblemDetail.of(
                        "tenant-not-found",
                        "There is no such tenant",
                        404,
                        e.getMessage() + "; GET /tenants lists those that there are",
                        uri.getPath(),
                        List.of(error))
                .response();
    }

    @ServerExceptionMapper
    Response managed(ManagedTenantException e, UriInfo uri) {
        return ProblemDetail.of(
                        "managed-tenant",
                        "A managed tenant manages none",
                        409,
                        "Your tenant is managed by another one, and providers have one level of customers. Ask your"
                                + " provider to add the tenant.",
                        uri.getPath())
                .response();
    }
}
