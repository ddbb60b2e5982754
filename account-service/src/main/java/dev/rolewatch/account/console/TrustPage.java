package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.ConflictException;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.ExternalId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** What is done about an account's trust: check it now, and rotate the external ID. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}")
public class TrustPage {
    private final ConsoleAccounts accounts;

    TrustPage(ConsoleAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param from where the form is: the wizard, or else the account's page */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/verify")
    @Operation(operationId = "verifyAccount", hidden = true)
    public Response verify(@RestPath String id, @FormParam("from") String from) {
        accounts.change(id, account -> account.verify(accounts.now()));
        return "connect".equals(from) ? to(id, "/connect") : to(id, "?said=" + Said.VERIFYING);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/external-id")
    @Operation(operationId = "rotateExternalId", hidden = true)
    public Response rotate(@RestPath String id) {
        ExternalId fresh = ExternalId.random();
        RegisteredAccount account = accounts.change(id, before -> before.rotateExternalId(fresh));
        return to(id, account.externalIds().next().isPresent() ? "?said=" + Said.ROTATING : "/role");
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/external-id/keep")
    @Operation(operationId = "keepExternalId", hidden = true)
    public Response keep(@RestPath String id) {
        try {
            accounts.change(id, RegisteredAccount::keepExternalId);
        } catch (ConflictException e) {
            // The role has opened with the next one meanwhile: the page shows how it is now.
            return to(id, "");
        }
        return to(id, "?said=" + Said.KEPT);
    }

    private static Response to(String id, String behind) {
        return Response.seeOther(URI.create("/console/accounts/" + id + behind)).build();
    }
}
