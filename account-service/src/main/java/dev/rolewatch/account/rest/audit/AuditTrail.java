package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.audit.Actor;
import dev.rolewatch.account.audit.AuditRecord;
import dev.rolewatch.account.audit.Changes;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.rest.ProblemDetail;
import dev.rolewatch.account.storage.AuditTable;
import dev.rolewatch.contracts.account.AccountId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Records what people change, in the transaction that changes it, and what they were refused. Not recorded is what nobody
 * is known to have asked for (401), what was only too much (429), and who may not read the service's metrics, which is
 * refused before requests are counted: whoever sends that could fill the database.
 */
@Singleton
class AuditTrail {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> NOT_RECORDED = Set.of(401, 429);
    private static final Set<String> CHANGES_NOTHING = Set.of("checkPolicy", "estimateCost");
    private static final int FORBIDDEN = 403;
    private static final int FIRST_ERROR = 400;

    private final PresentRequest request;
    private final AuditTable table;
    private final SignedIn signedIn;
    private final Clock clock;

    AuditTrail(PresentRequest request, AuditTable table, SignedIn signedIn, Clock clock) {
        this.request = request;
        this.table = table;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @ServerRequestFilter
    void note(ResourceInfo resource) {
        request.is(resource);
    }

    void changed(@Observes Changes changes) {
        Optional<Actor> actor = request.actor();
        Instant now = clock.instant();
        table.add(changes.list().stream()
                .map(change -> AuditRecord.done(now, actor.orElseGet(() -> request.itself(change.tenant())), change))
                .toList());
    }

    /** On a thread that may wait for the database: what is refused before its operation begins is so on one that may not. */
    @ServerResponseFilter
    Uni<Void> answered(ContainerRequestContext asked, ContainerResponseContext answer, ResourceInfo resource) {
        answer.getHeaders().putSingle(PresentRequest.ID_HEADER, request.id());
        request.is(resource);
        if (!isRecorded(asked.getMethod(), answer.getStatus())) {
            return Uni.createFrom().voidItem();
        }
        Visibility visibility = signedIn.visibility();
        return request.actor()
                .map(actor -> AuditRecord.refused(
                        clock.instant(), actor, account(asked), answer.getStatus(), problem(answer)))
                .map(refused -> Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(() -> Acting.as(visibility, () -> table.addRefused(refused))))
                .orElse(Uni.createFrom().voidItem());
    }

    private boolean isRecorded(String method, int status) {
        boolean changes = !READS.contains(method) && !CHANGES_NOTHING.contains(request.operation());
        boolean isChange = changes && status >= FIRST_ERROR && !NOT_RECORDED.contains(status);
        return isChange || (status == FORBIDDEN && request.isOperation());
    }

    private static Optional<AccountId> account(ContainerRequestContext asked) {
        List<String> ids = asked.getUriInfo().getPathParameters().get("id");
        try {
            return ids == null ? Optional.empty() : Optional.of(AccountId.of(ids.get(0)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> problem(ContainerResponseContext answer) {
        return answer.getEntity() instanceof ProblemDetail problem ? Optional.of(problem.type()) : Optional.empty();
    }
}
