package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.audit.Actor;
import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The request that is being answered, as the audit record names it. */
@RequestScoped
class PresentRequest {
    static final String ID_HEADER = "X-Request-Id";

    private static final String ID_FORM = "[A-Za-z0-9._:=+/-]{1,128}";
    private static final String UNKNOWN = "unknown";
    private static final String ITSELF = "rolewatch";

    private final SignedIn signedIn;
    private final RoutingContext http;
    private String id;
    private String operation = UNKNOWN;

    PresentRequest(CurrentVertxRequest current, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.http = current.getCurrent();
    }

    /**
     * What the record calls it. The console's forms have the ids of the API's operations too, hidden from its description, so
     * that the same deed has the same name from wherever it was done.
     */
    void is(ResourceInfo resource) {
        Method method = resource == null ? null : resource.getResourceMethod();
        operation = method == null
                ? UNKNOWN
                : Optional.ofNullable(method.getAnnotation(Operation.class))
                        .map(Operation::operationId)
                        .orElse(method.getName());
    }

    /** Whether it is known by now what was asked for: of metrics it never is. */
    boolean isOperation() {
        return !operation.equals(UNKNOWN);
    }

    String operation() {
        return operation;
    }

    /** As the caller or a proxy named it; a fresh one where they did not, or not in a form that logs can take. */
    String id() {
        if (id == null) {
            String given = http == null ? null : http.request().getHeader(ID_HEADER);
            id = given != null && given.matches(ID_FORM)
                    ? given
                    : UUID.randomUUID().toString();
        }
        return id;
    }

    /** Empty where nobody is signed in, or nobody knows of which tenant. */
    Optional<Actor> actor() {
        return Optional.of(signedIn)
                .filter(SignedIn::isOfATenant)
                .map(SignedIn::person)
                .map(this::actor);
    }

    /** For what no person asked for. */
    Actor itself(TenantId tenant) {
        return new Actor(ITSELF, ITSELF, tenant, List.of(), operation, address(), id());
    }

    private Actor actor(Person person) {
        return new Actor(
                person.subject(),
                person.name(),
                person.tenant(),
                person.roles().stream().sorted().toList(),
                operation,
                address(),
                id());
    }

    private String address() {
        SocketAddress address = http == null ? null : http.request().remoteAddress();
        // A proxy may pass on something that is no address.
        return address == null || address.hostAddress() == null ? UNKNOWN : address.hostAddress();
    }
}
