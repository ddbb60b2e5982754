package dev.rolewatch.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.TestKafka;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Batches whose transactions do not go as they should. */
class FailingTransactionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestKafka kafka;

    private final WorkTopics topics = new WorkTopics(kafka.bootstrapServers());

    @BeforeAll
    static void start() {
        kafka = TestKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aTransactionThatFailsLeavesNothingToBeSeenAndItsResultsArePublishedAgainWithoutReadingThemAgain() {
        topics.publishItems(0, 50);
        FailingCommits clients = new FailingCommits(topics.clients("a"), 1, producer -> {
            producer.flush();
            throw new KafkaException("the connection broke");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics.names(), work)) {
            topics.awaitMetrics(50);
            assertThat(loop.counted("rolewatch.collector.batches.republished")).isEqualTo(1);
            assertThat(loop.counted("rolewatch.collector.batches.redone")).isZero();
        }

        topics.assertEachItemOnce(50);
        assertThat(work.worked()).isEqualTo(50);
        assertThat(work.published()).isEqualTo(50);
        assertThat(topics.uncommitted(Topics.METRICS)).hasSizeGreaterThan(50);
    }

    @Test
    void aBatchThatCannotBePublishedTimeAndAgainIsDoneAgain() {
        topics.publishItems(0, 50);
        FailingCommits clients = new FailingCommits(topics.clients("a"), CollectorLoop.PUBLISH_ATTEMPTS, producer -> {
            throw new KafkaException("the connection broke");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics.names(), work)) {
            topics.awaitMetrics(50);
            assertThat(loop.counted("rolewatch.collector.batches.redone")).isEqualTo(1);
        }

        topics.assertEachItemOnce(50);
        assertThat(work.worked()).isGreaterThan(50);
        assertThat(work.published()).isEqualTo(50);
    }

    @Test
    void aCommitThatSucceededWithoutOurHearingOfItIsNotMadeTwice() {
        topics.publishItems(0, 50);
        FailingCommits clients = new FailingCommits(topics.clients("a"), 1, producer -> {
            producer.commitTransaction();
            throw new KafkaException("no answer");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics.names(), work)) {
            await().atMost(PATIENCE).until(() -> work.published() == 50);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        topics.assertEachItemOnce(50);
        assertThat(work.worked()).isEqualTo(50);
    }

    @Test
    void aProducerThatWasFencedIsReplacedAndItsBatchIsPublishedByTheNext() {
        topics.publishItems(0, 50);
        KafkaClients real = topics.clients("a");
        FailingCommits clients = new FailingCommits(real, 1, producer -> {
            try (var other = real.producer()) {
                other.initTransactions();
            }
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics.names(), work)) {
            topics.awaitMetrics(50);
            assertThat(loop.state().dead()).isEmpty();
        }

        assertThat(clients.producers()).isEqualTo(2);
        assertThat(work.worked()).isEqualTo(50);
        topics.assertEachItemOnce(50);
    }
}
