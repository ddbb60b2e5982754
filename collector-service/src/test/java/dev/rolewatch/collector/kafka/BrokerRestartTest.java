package dev.rolewatch.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that stops in the middle of a batch and comes back with what it had written. */
class BrokerRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITEMS = 200;

    @TempDir
    Path folder;

    private LocalKafka kafka;
    private CompletableFuture<LocalKafka> back;
    private WorkTopics topics;

    @BeforeEach
    void start() {
        kafka = new LocalKafka(0, folder);
        topics = new WorkTopics(kafka.bootstrapServers());
    }

    @AfterEach
    void stop() {
        (back == null ? kafka : back.join()).close();
    }

    @Test
    void aBrokerThatRestartsWhileABatchIsReadCostsNothingAndNothingIsReadAgain() {
        topics.publishItems(0, ITEMS);
        EchoWork work = new EchoWork();
        work.beforeNext(this::restart);

        try (RunningLoop loop = new RunningLoop(topics.clients("a"), topics.names(), work)) {
            awaitPublished(loop, work);
        }

        topics.assertEachItemOnce(ITEMS);
        assertThat(work.worked()).isEqualTo(ITEMS);
    }

    @Test
    void aBrokerThatRestartsInTheMiddleOfATransactionLosesAndRepeatsNothing() {
        topics.publishItems(0, ITEMS);
        EchoWork work = new EchoWork();
        FailingCommits clients = new FailingCommits(topics.clients("a"), 1, producer -> {
            producer.flush();
            restart();
        });

        try (RunningLoop loop = new RunningLoop(clients, topics.names(), work)) {
            awaitPublished(loop, work);
            topics.publishItems(ITEMS, ITEMS);
            await().atMost(PATIENCE).until(() -> work.published() >= 2 * ITEMS);
        }

        topics.assertEachItemOnce(2 * ITEMS);
    }

    private void awaitPublished(RunningLoop loop, EchoWork work) {
        await().atMost(PATIENCE).until(() -> work.published() >= ITEMS);
        assertThat(loop.state().notWorking()).isEmpty();
        assertThat(loop.state().dead()).isEmpty();
    }

    /** Returns when it is down; it comes back on its own, at the same address and with the same log. */
    private void restart() {
        int port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
        kafka.close();
        back = CompletableFuture.supplyAsync(() -> new LocalKafka(port, folder));
    }
}
