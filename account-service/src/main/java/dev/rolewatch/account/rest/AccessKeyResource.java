package dev.rolewatch.account.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.accesskeys.ConfiguredVault;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The old way into an account: an access key, whose secret is encrypted before anything keeps it. */
@Path("/accounts/{id}/access-key")
@Tag(name = "Connection")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessKeyResource {
    private final Accounts accounts;
    private final AccountViews views;
    private final OurAccounts ours;
    private final ConfiguredVault vault;
    private final ObjectMapper json;
    private final Clock clock;

    AccessKeyResource(
            Accounts accounts,
            AccountViews views,
            OurAccounts ours,
            ConfiguredVault vault,
            ObjectMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.views = views;
        this.ours = ours;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(202)
    @Operation(
            operationId = "giveAccessKey",
            summary = "Give an access key instead of a role",
            description =
                    "For who cannot make a role yet: a role is safer, for no secret leaves the AWS account. May be"
                            + " repeated, with the same key or another. The secret is encrypted before it is stored and"
                            + " never shown; a role that is given later takes the key's place.")
    @APIResponseSchema(
            value = AccountView.class,
            responseCode = "202",
            responseDescription = "The access key is being tried.")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "409", ref = "AccessKeyRefused")
    @APIResponse(responseCode = "412", ref = "ChangedMeanwhile")
    @APIResponse(responseCode = "503", ref = "AccessKeysUnavailable")
    public AccountView giveAccessKey(
            @RestPath String id,
            @Parameter(description = IfMatch.DESCRIPTION) @HeaderParam(IfMatch.HEADER) String ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = GiveAccessKey.class)))
                    byte[] text) {
        AccountId accountId = AccountPath.id(id);
        IfMatch expected = IfMatch.read(ifMatch);
        RegisteredAccount account = accounts.find(accountId).orElseThrow(() -> new AccountNotFoundException(id));
        GiveAccessKey body = AccessKeyBody.read(text, json);
        AccessKeyFields.check(body);
        String partition = partition(body, account);
        expected.require(account).requireNoRole();
        EncryptedAccessKey key = encrypt(accountId, body, partition);
        return accounts.change(accountId, present -> expected.require(present).giveAccessKey(key, clock.instant()))
                .map(views::of)
                .orElseThrow(() -> new AccountNotFoundException(id));
    }

    private String partition(GiveAccessKey body, RegisteredAccount account) {
        String partition = body.partition() != null
                ? body.partition()
                : account.partition().orElse(ours.home());
        PartitionField.requireServed(PartitionField.FIELD, partition, ours);
        PartitionField.requireExpected(PartitionField.FIELD, partition, account);
        return partition;
    }

    /** Outside the database's transaction, for it may be a call to AWS KMS. */
    private EncryptedAccessKey encrypt(AccountId account, GiveAccessKey body, String partition) {
        byte[] encrypted = vault.vault()
                .orElseThrow(AccessKeysNotConfiguredException::new)
                .encrypt(account, body.accessKeyId(), body.secretAccessKey().value());
        return new EncryptedAccessKey(body.accessKeyId(), partition, encrypted);
    }
}
