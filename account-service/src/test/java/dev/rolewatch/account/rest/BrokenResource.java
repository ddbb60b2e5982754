package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fails in a way that nobody foresaw. */
@Path("/broken")
public class BrokenResource {
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(hidden = true)
    public String fail() {
        throw new IllegalStateException("secret of dev.rolewatch.account");
    }
}
