package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Removes an account, once somebody has typed its name. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}/remove")
public class RemovePage {
    private final ConsoleAccounts accounts;

    RemovePage(ConsoleAccounts accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    public TemplateInstance ask(@RestPath String id) {
        return Templates.remove(view(accounts.find(id), false));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "removeAccount", hidden = true)
    public Response remove(@RestPath String id, @FormParam("name") @DefaultValue("") String typed) {
        RegisteredAccount account = accounts.find(id);
        if (!typed.strip().equals(account.choice().name().strip())) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(Templates.remove(view(account, true)))
                    .build();
        }
        accounts.remove(account);
        return Response.seeOther(URI.create("/console?said=" + Said.REMOVED)).build();
    }

    private static RemoveView view(RegisteredAccount account, boolean wrong) {
        return new RemoveView(account.id().toString(), account.choice().name(), wrong);
    }
}
