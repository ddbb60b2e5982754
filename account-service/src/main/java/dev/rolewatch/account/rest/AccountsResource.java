package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.rest.idempotency.Idempotency;
import dev.rolewatch.account.storage.Accounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The register's REST API. */
@Path("/accounts")
@Tag(name = "Accounts", description = "Connect AWS accounts, and see how they are.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    static final String BODY_MISSING = "a JSON object";

    private final Accounts accounts;
    private final AccountViews views;
    private final AccountTags tags;
    private final Registrations registrations;
    private final Idempotency idempotency;
    private final ChoiceChange changes;
    private final ObjectMapper json;
    private final SignedIn signedIn;
    private final Clock clock;

    AccountsResource(
            Accounts accounts,
            AccountViews views,
            AccountTags tags,
            Registrations registrations,
            Idempotency idempotency,
            ChoiceChange changes,
            ObjectMapper json,
            SignedIn signedIn,
            Clock clock) {
        this.accounts = accounts;
        this.views = views;
        this.tags = tags;
        this.registrations = registrations;
        this.idempotency = idempotency;
        this.changes = changes;
        this.json = json;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "registerAccount",
            summary = "Register an account",
            description = "Answers with the external ID and the two policies that its IAM role needs.")
    @APIResponse(
            responseCode = "201",
            description = "The account, which waits for its role. Location is its address.",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "409", ref = "RequestInProgress")
    @APIResponse(responseCode = "422", ref = "KeyOfAnotherRequest")
    public Response register(
            @Parameter(description = Idempotency.DESCRIPTION) @HeaderParam(Idempotency.HEADER) String key,
            @Valid @NotNull(message = BODY_MISSING) CreateAccount body,
            UriInfo uri)
            throws JsonProcessingException {
        return idempotency.once(
                key,
                signedIn.person().tenant(),
                "POST " + uri.getPath(),
                json.writeValueAsBytes(body),
                () -> register(body, uri));
    }

    private Response register(CreateAccount body, UriInfo uri) {
        RegisteredAccount account = registrations.register(
                body.wish(), body.awsAccountId(), body.partition(), TenantParameter.readOrOwn(body.tenant(), signedIn));
        accounts.add(account);
        AccountView view = views.of(account);
        URI location =
                uri.getAbsolutePathBuilder().path(account.id().toString()).build();
        return Response.created(location)
                .header(HttpHeaders.ETAG, tags.of(view))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getAccount", summary = "Show an account")
    @APIResponseSchema(AccountView.class)
    @APIResponse(responseCode = "304", description = "It is as it was shown with the ETag that If-None-Match has.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    public AccountView get(
            @RestPath String id,
            @Parameter(
                            description = "Answers 304 without a body if the account is still as it was shown with this"
                                    + " ETag.")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    String known) {
        return accounts.find(AccountPath.id(id)).map(views::of).orElseThrow(() -> new AccountNotFoundException(id));
    }

    @PATCH
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Operation(
            operationId = "changeAccount",
            summary = "Change an account's name, and what of it is looked at and read",
            description = "The next scan looks where it says, and what is read follows within minutes.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangeAccount.class)))
    @APIResponseSchema(AccountView.class)
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public AccountView change(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch,
            JsonNode patch) {
        IfMatch expected = IfMatch.read(ifMatch);
        return accounts.change(
                        AccountPath.id(id),
                        account -> expected.require(account)
                                .choose(changes.apply(account.choice(), account.partition(), patch)))
                .map(views::of)
                .orElseThrow(() -> new AccountNotFoundException(id));
    }

    @DELETE
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Path("/{id}")
    @Operation(
            operationId = "removeAccount",
            summary = "Remove an account",
            description =
                    "It is no longer scanned and read. Its role may then be deleted, or given to another account.")
    @APIResponse(responseCode = "204", description = "It is removed.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    public void remove(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch) {
        IfMatch expected = IfMatch.read(ifMatch);
        if (!accounts.remove(AccountPath.id(id), expected::require, clock.instant())) {
            throw new AccountNotFoundException(id);
        }
    }
}
