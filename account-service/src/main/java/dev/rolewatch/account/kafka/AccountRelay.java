package dev.rolewatch.account.kafka;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.AccountsChanged;
import dev.rolewatch.account.storage.Publications;
import dev.rolewatch.account.storage.Publications.Publication;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;

/**
 * Brings what was committed in the register to the {@code accounts} topic. A row is marked as published only when the
 * broker has acknowledged it, so a crash in between publishes the same revision again, and loses none.
 */
@ApplicationScoped
public class AccountRelay {
    private static final Logger LOG = Logger.getLogger(AccountRelay.class);

    /** Within the emitter's buffer (128 by default), which would refuse what is beyond it. */
    private static final int BATCH = 100;

    /** More than the producer's delivery timeout, after which a send has failed for good. */
    private static final int TRANSACTION_SECONDS = 60;

    private static final int SEND_SECONDS = 45;

    private final Publications publications;
    private final Emitter<Record<String, byte[]>> topic;
    private final Counter published;
    private final Counter failed;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "account-relay"));
    private final AtomicBoolean waiting = new AtomicBoolean();

    AccountRelay(
            Publications publications,
            @Channel("accounts") Emitter<Record<String, byte[]>> topic,
            MeterRegistry metrics) {
        this.publications = publications;
        this.topic = topic;
        this.published = metrics.counter("rolewatch.accounts.published");
        this.failed = metrics.counter("rolewatch.accounts.publication.failures");
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountsChanged change) {
        wake();
    }

    /** Finds what another instance, or this one before a crash, did not come to publish. */
    @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void wake() {
        if (waiting.compareAndSet(false, true)) {
            worker.execute(() -> Acting.forAllTenants(this::publishAll));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdownNow();
        worker.awaitTermination(SEND_SECONDS, TimeUnit.SECONDS);
    }

    private void publishAll() {
        waiting.set(false);
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = QuarkusTransaction.requiringNew()
                                .timeout(TRANSACTION_SECONDS)
                                .call(this::publishSome)
                        == BATCH;
            }
        } catch (RuntimeException e) {
            failed.increment();
            LOG.errorf(
                    e,
                    "accounts wait to be published to Kafka, and are tried again every second: check that the brokers and"
                            + " the database can be reached and that the topic exists");
        }
    }

    private int publishSome() throws Exception {
        if (!publications.becomeTheOnlyRelay()) {
            return 0;
        }
        List<Publication> batch = publications.waiting(BATCH);
        List<CompletableFuture<Void>> sends = batch.stream()
                .map(publication -> send(publication.id(), publication.message()))
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            sends.get(i).get(SEND_SECONDS, TimeUnit.SECONDS);
            markPublished(batch.get(i));
        }
        return batch.size();
    }

    private void markPublished(Publication publication) throws Exception {
        if (!publications.published(publication)) {
            send(publication.id(), null).get(SEND_SECONDS, TimeUnit.SECONDS);
        }
        published.increment();
    }

    private CompletableFuture<Void> send(AccountId id, Object messageOrTombstone) {
        byte[] value = messageOrTombstone == null ? null : Json.write(messageOrTombstone);
        return topic.send(Record.of(id.toString(), value)).toCompletableFuture();
    }
}
