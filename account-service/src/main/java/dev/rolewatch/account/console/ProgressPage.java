package dev.rolewatch.account.console;

import dev.rolewatch.account.console.ConsoleAccounts.Costed;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The wizard from the role to the first metric: where it stands follows from the account, so that it may be left at any time. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}/connect")
public class ProgressPage {
    private static final int MOST_SERVICES = 8;

    private final ConsoleAccounts accounts;
    private final Services services;

    ProgressPage(ConsoleAccounts accounts, Services services) {
        this.accounts = accounts;
        this.services = services;
    }

    @GET
    public Response show(@RestPath String id) {
        RegisteredAccount account = accounts.find(id);
        if (account.connection().state() == AccountState.PENDING) {
            return Response.seeOther(URI.create("/console/accounts/" + id + "/role"))
                    .build();
        }
        return Response.ok(Templates.progress(view(account))).build();
    }

    /** @param seen the fingerprint of what the page shows; nothing is sent where that is still right */
    @GET
    @Path("/state")
    public Response state(@RestPath String id, @QueryParam("seen") String seen) {
        ProgressView view = view(accounts.find(id));
        return view.fingerprint().equals(seen)
                ? Response.noContent().build()
                : Response.ok(Templates.progress$state(view)).build();
    }

    private ProgressView view(RegisteredAccount account) {
        Connection connection = account.connection();
        boolean connected = connection.state() == AccountState.ACTIVE;
        Optional<Long> resources = account.reading().inventory().counted();
        List<ServiceLine> found = connected && resources.isPresent() ? services.of(account) : List.of();
        return new ProgressView(
                account.id().toString(),
                account.choice().name(),
                connection.role().map(role -> role.arn().value()).orElse("its access key"),
                Badge.of(account),
                TrustCheck.of(connection),
                concern(account),
                waiting(account, resources.isPresent()),
                connected,
                account.choice().collect().paused(),
                resources.map(Numbers::of).orElse(null),
                found.subList(0, Math.min(MOST_SERVICES, found.size())),
                Moment.of(account.reading().usage().lastReadAt(), accounts.now()));
    }

    /** Only what is wrong with the connection or keeps it from being read, and not what may be improved later. */
    private Concern concern(RegisteredAccount account) {
        List<Concern> concerns = accounts.concerns(new Costed(account, accounts.nothingSpent()));
        boolean told = account.problem().isPresent() && !concerns.isEmpty();
        return told ? concerns.get(0) : null;
    }

    private static String waiting(RegisteredAccount account, boolean known) {
        return switch (account.connection().state()) {
            case PENDING -> "Waiting for a role.";
            case VERIFYING ->
                "Proving the trust. A role that was just made may take a minute to be known everywhere in AWS.";
            case REFUSED, INSECURE -> "This is checked again by itself, and at once when you ask for it.";
            case ACTIVE -> {
                if (!known) {
                    yield "The trust is proven. Looking for resources in every Region, which takes a minute or two.";
                }
                if (account.choice().collect().paused()) {
                    yield "Resources were found. Reading is paused, so no metric is read yet.";
                }
                yield account.reading().usage().lastReadAt() == null
                        ? "Resources were found. The first metrics are being read."
                        : "The first metrics have arrived: the account is connected.";
            }
        };
    }
}
