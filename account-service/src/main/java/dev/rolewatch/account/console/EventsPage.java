package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.sse.AccountStreams;
import dev.rolewatch.account.sse.StreamHeaders;
import dev.rolewatch.account.sse.Viewer;
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
import org.jboss.resteasy.reactive.RestPath;

/** Tells a page when its account has changed, so that it asks for what is to be shown anew. */
@Path("/console/accounts/{id}/events")
public class EventsPage {
    private final ConsoleAccounts accounts;
    private final AccountStreams streams;
    private final SignedIn signedIn;
    private final SecurityIdentity identity;

    EventsPage(ConsoleAccounts accounts, AccountStreams streams, SignedIn signedIn, SecurityIdentity identity) {
        this.accounts = accounts;
        this.streams = streams;
        this.signedIn = signedIn;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @RestPath String id,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context HttpServerResponse response,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Viewer viewer = Viewer.of(signedIn.person(), identity);
        var account = accounts.find(id).id();
        StreamHeaders.set(response);
        streams.open(account, viewer, lastEventId, sink, sse);
    }
}
