package dev.rolewatch.account.sse;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.sse.TooManyStreamsException.Whose;
import dev.rolewatch.account.storage.AccountsChanged;
import dev.rolewatch.contracts.account.AccountId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Every stream that is open in this process. One thread looks once a second, for all of them together, at what changed in
 * the database, whichever process changed it; it does not look while no stream is open.
 */
@ApplicationScoped
public class AccountStreams {
    private static final Logger LOG = Logger.getLogger(AccountStreams.class);

    private final ShownAccounts shown;
    private final StreamsConfig config;
    private final Clock clock;
    private final Counter failures;
    private final Set<AccountStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "account-streams"));
    private final AtomicBoolean due = new AtomicBoolean();

    AccountStreams(ShownAccounts shown, StreamsConfig config, Clock clock, MeterRegistry metrics) {
        this.shown = shown;
        this.config = config;
        this.clock = clock;
        this.failures = metrics.counter("rolewatch.streams.failures");
        metrics.gaugeCollectionSize("rolewatch.streams.open", Tags.empty(), streams);
    }

    /**
     * Streams an account: its record at once unless the client has it, and then at each change.
     *
     * @param account one that the viewer may see
     * @param lastEventId the event that the client already has; null if none
     * @throws TooManyStreamsException if no more may be opened
     */
    public synchronized void open(AccountId account, Viewer viewer, String lastEventId, SseEventSink sink, Sse sse) {
        Instant now = clock.instant();
        streams.removeIf(stream -> stream.isOver(now));
        requireRoomFor(viewer);
        AccountStream stream = new AccountStream(account, viewer, lastEventId, sink, sse);
        stream.heartbeat(config.heartbeat(), now);
        streams.add(stream);
        wake();
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountsChanged change) {
        wake();
    }

    @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void wake() {
        if (!streams.isEmpty() && due.compareAndSet(false, true)) {
            worker.execute(() -> Acting.forAllTenants(this::look));
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
        streams.forEach(AccountStream::close);
    }

    private void requireRoomFor(Viewer viewer) {
        if (count(each -> each.identity().equals(viewer.identity())) >= config.perIdentity()) {
            throw new TooManyStreamsException(Whose.IDENTITY, config.perIdentity());
        }
        if (count(each -> each.tenant().equals(viewer.tenant())) >= config.perTenant()) {
            throw new TooManyStreamsException(Whose.TENANT, config.perTenant());
        }
        if (streams.size() >= config.perProcess()) {
            throw new TooManyStreamsException(Whose.PROCESS, config.perProcess());
        }
    }

    private long count(Predicate<Viewer> viewers) {
        return streams.stream().map(AccountStream::viewer).filter(viewers).count();
    }

    private void look() {
        due.set(false);
        Instant now = clock.instant();
        streams.removeIf(stream -> stream.isOver(now));
        try {
            Set<AccountId> accounts = new HashSet<>();
            streams.forEach(stream -> accounts.add(stream.account()));
            shown.look(accounts);
            streams.forEach(stream -> tell(stream, now));
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("streams are behind until the database can be read, which is tried again every second: %s", e);
        }
        streams.forEach(stream -> stream.heartbeat(config.heartbeat(), now));
    }

    private void tell(AccountStream stream, Instant now) {
        if (shown.isRemoved(stream.account())) {
            stream.end(StreamEvent.removed(stream.account()), now);
        } else {
            shown.event(stream.account()).ifPresent(event -> stream.offer(event, now));
        }
    }
}
