package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.rest.TenantParameter;
import dev.rolewatch.account.storage.AwaitedRoles;
import dev.rolewatch.contracts.account.RoleArn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The last step of an Organization: all accounts are connected by the role that its StackSet made in each. */
@Path("/accounts:connect-stackset")
@Tag(name = "Connection")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StackSetResource {
    /** In one transaction, whose locks keep others waiting. */
    private static final int MOST = 10_000;

    private final AwaitedRoles roles;
    private final OurAccounts ours;
    private final SignedIn signedIn;
    private final Clock clock;

    StackSetResource(AwaitedRoles roles, OurAccounts ours, SignedIn signedIn, Clock clock) {
        this.roles = roles;
        this.ours = ours;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(202)
    @Operation(
            operationId = "connectStackSet",
            summary = "Connect all accounts by the role that a StackSet made in each",
            description =
                    "Gives every account of the tenant that was registered with its awsAccountId and waits for a role the one of this name"
                            + " there, as PUT role would. Call it when the StackSet's operation has ended; where a role is not"
                            + " there yet, it is tried again with growing pauses, and later every 15 minutes.")
    @APIResponseSchema(
            value = ConnectView.class,
            responseCode = "202",
            responseDescription = "The trust of the roles is being proven.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "409", ref = "RoleInUse")
    public ConnectView connect(@Valid @NotNull(message = "a JSON object") ConnectStackSet body) {
        return ConnectView.of(roles.give(
                TenantParameter.readOrOwn(body.tenant(), signedIn),
                MOST,
                account -> role(account, body.nameOrDefault()),
                clock.instant()));
    }

    private RoleArn role(RegisteredAccount account, String name) {
        return new RoleArn("arn:" + account.partition().orElse(ours.home()) + ":iam::"
                + account.expectedAwsAccount().orElseThrow() + ":role/" + name);
    }
}
