package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** How an account is entered: its role, and the external ID that the role demands. */
@Path("/accounts/{id}")
@Tag(name = "Connection", description = "Give what an account is entered by, and have its trust proven.")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {
    private final Accounts accounts;
    private final AccountViews views;
    private final OurAccounts ours;
    private final Clock clock;

    ConnectionResource(Accounts accounts, AccountViews views, OurAccounts ours, Clock clock) {
        this.accounts = accounts;
        this.views = views;
        this.ours = ours;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Path("/role")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            operationId = "giveRole",
            summary = "Give the account's role",
            description =
                    "May be repeated, with the same role or another: its trust is then proven from the start. An access"
                            + " key that the account was connected by is deleted at once; the account keeps its id, history and"
                            + " progress.")
    @APIResponseSchema(
            value = AccountView.class,
            responseCode = "202",
            responseDescription = "The role's trust is being proven.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "409", ref = "RoleInUse")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public AccountView giveRole(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch,
            @Valid @NotNull(message = AccountsResource.BODY_MISSING) GiveRole body) {
        AccountId accountId = AccountPath.id(id);
        RoleArn arn = RoleArnField.read(body.roleArn(), ours);
        return change(accountId, ifMatch, account -> account.giveRole(RoleArnField.of(arn, account), clock.instant()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/verify")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            operationId = "verifyAccount",
            summary = "Have the trust proven now",
            description =
                    "verificationRequestedAt of the account goes, and trustCheckedAt grows, when that has happened."
                            + " Asking again within ten seconds starts no other proof.")
    @APIResponseSchema(
            value = AccountView.class,
            responseCode = "202",
            responseDescription = "The trust is being proven.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "409", ref = "NothingToVerify")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public AccountView verify(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return change(AccountPath.id(id), ifMatch, account -> account.verify(clock.instant()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/external-id")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            operationId = "rotateExternalId",
            summary = "Rotate the external ID",
            description =
                    "The account's trustPolicy then demands nextExternalId. Both external IDs are valid until the role"
                            + " has opened with the next one, which is then the account's external ID. While a next one waits,"
                            + " asking again shows the same one; DELETE makes room for another. An account without a role has a new external ID at once.")
    @APIResponseSchema(
            value = AccountView.class,
            responseCode = "202",
            responseDescription = "The external ID that the role is to demand was issued.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public AccountView rotateExternalId(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch) {
        ExternalId fresh = ExternalId.random();
        return change(AccountPath.id(id), ifMatch, account -> account.rotateExternalId(fresh));
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("/external-id")
    @Operation(
            operationId = "keepExternalId",
            summary = "Take the rotation of the external ID back",
            description = "The next external ID is no longer valid, and never issued again; the present one stays.")
    @APIResponseSchema(value = AccountView.class, responseDescription = "The account keeps its external ID.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "409", ref = "NoRotation")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public AccountView keepExternalId(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return change(AccountPath.id(id), ifMatch, RegisteredAccount::keepExternalId);
    }

    private AccountView change(AccountId id, String ifMatch, UnaryOperator<RegisteredAccount> change) {
        IfMatch expected = IfMatch.read(ifMatch);
        return accounts.change(id, account -> change.apply(expected.require(account)))
                .map(views::of)
                .orElseThrow(() -> new AccountNotFoundException(id.toString()));
    }
}
