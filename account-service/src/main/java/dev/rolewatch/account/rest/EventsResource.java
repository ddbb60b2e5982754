package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.sse.AccountStreams;
import dev.rolewatch.account.sse.StreamHeaders;
import dev.rolewatch.account.sse.Viewer;
import dev.rolewatch.account.storage.Accounts;
import dev.rolewatch.contracts.account.AccountId;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An account's changes as they happen. */
@Path("/accounts/{id}/events")
@Tag(name = "Accounts")
public class EventsResource {
    private final Accounts accounts;
    private final AccountStreams streams;
    private final SignedIn signedIn;
    private final SecurityIdentity identity;

    EventsResource(Accounts accounts, AccountStreams streams, SignedIn signedIn, SecurityIdentity identity) {
        this.accounts = accounts;
        this.streams = streams;
        this.signedIn = signedIn;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followAccount",
            summary = "Follow an account's changes",
            description =
                    "Server-sent events. First an event account, whose data is what GET /accounts/{id} answers with"
                            + " and whose id is its version; then one more, within about a second, whenever that has changed, whoever"
                            + " changed it. If changes come faster than they are read, the latest is sent. The event removed is the"
                            + " last. Comments keep the connection open; it ends when the token expires.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", ref = "UnknownAccount")
    @APIResponse(responseCode = "429", ref = "TooManyStreams")
    @APIResponse(responseCode = "503", ref = "TooManyStreams")
    public void follow(
            @RestPath String id,
            @Parameter(description = "The id of the last event that was received: it is not sent again.")
                    @HeaderParam("Last-Event-ID")
                    String lastEventId,
            @Context HttpServerResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        AccountId account = AccountPath.id(id);
        if (accounts.find(account).isEmpty()) {
            throw new AccountNotFoundException(id);
        }
        StreamHeaders.set(response);
        streams.open(account, Viewer.of(signedIn.person(), identity), lastEventId, sink, sse);
    }
}
