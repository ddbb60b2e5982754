package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.RoleArnText;
import dev.rolewatch.account.storage.InUseException;
import dev.rolewatch.contracts.account.AccountState;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How to make an account's role, and the field in which it is given. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}/role")
public class RolePage {
    private final ConsoleAccounts accounts;
    private final RoleForming forming;

    RolePage(ConsoleAccounts accounts, RoleForming forming) {
        this.accounts = accounts;
        this.forming = forming;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance form(@RestPath String id) {
        RegisteredAccount account = accounts.find(id);
        return Templates.role(view(account, revision(account), "", ArnHint.of(new RoleArnText.Empty())));
    }

    /** What is said of the ARN while it is typed. */
    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Path("/hint")
    public TemplateInstance hint(@RestPath String id, @QueryParam("roleArn") @DefaultValue("") String typed) {
        RegisteredAccount account = accounts.find(id);
        ArnHint hint = ArnHint.of(forming.arnText(account).read(typed));
        return Templates.role$hint(view(account, null, typed, hint));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "giveRole", hidden = true)
    public Response give(
            @RestPath String id,
            @FormParam("roleArn") @DefaultValue("") String typed,
            @FormParam("revision") String revision) {
        RegisteredAccount account = accounts.find(id);
        RoleArnText.Result read = forming.arnText(account).read(typed);
        if (!(read instanceof RoleArnText.Right right)) {
            ArnHint hint = read instanceof RoleArnText.Wrong ? ArnHint.of(read) : unfinished();
            return refused(400, view(account, revision, typed, hint));
        }
        try {
            accounts.change(id, revision, before -> before.giveRole(right.arn(), accounts.now()));
        } catch (InUseException e) {
            return refused(400, view(account, revision, typed, ArnHint.IN_USE));
        } catch (OutdatedFormException e) {
            RegisteredAccount now = accounts.find(id);
            return refused(409, view(now, revision(now), typed, ArnHint.outdated(now)));
        }
        return Response.seeOther(URI.create("/console/accounts/" + id + "/connect"))
                .build();
    }

    @GET
    @Path("/rolewatch.yaml")
    @Produces("application/yaml")
    public RestResponse<String> cloudFormation(@RestPath String id) {
        return file(forming.cloudFormation(accounts.find(id)));
    }

    @GET
    @Path("/rolewatch.tf")
    @Produces("text/plain")
    public RestResponse<String> terraform(@RestPath String id) {
        return file(forming.terraform(accounts.find(id)));
    }

    private static RestResponse<String> file(String text) {
        return RestResponse.ResponseBuilder.ok(text)
                .header("Content-Disposition", "attachment")
                .build();
    }

    private static ArnHint unfinished() {
        return new ArnHint(
                "bad",
                "refused",
                "The ARN is not complete.",
                "It looks like arn:aws:iam::123456789012:role/RolewatchRead.",
                null);
    }

    private static Response refused(int status, RoleView view) {
        return Response.status(status).entity(Templates.role(view)).build();
    }

    private static String revision(RegisteredAccount account) {
        return Long.toString(account.revision());
    }

    private RoleView view(RegisteredAccount account, String revision, String typed, ArnHint hint) {
        return new RoleView(
                account.id().toString(),
                account.choice().name(),
                revision,
                account.connection().state() == AccountState.PENDING,
                forming.forms(account),
                typed,
                hint);
    }
}
