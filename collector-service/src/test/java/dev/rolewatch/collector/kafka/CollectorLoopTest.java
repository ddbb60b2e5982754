package dev.rolewatch.collector.kafka;

import static dev.rolewatch.collector.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.MetricsHeaders;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CollectorLoopTest {
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
    void whatIsCollectedIsPublishedAndARecordThatIsNoWorkItemIsPassedOver() {
        WorkItem item = WorkTopics.item(1);
        topics.publish(
                "{\"itemId\": 7}".getBytes(StandardCharsets.UTF_8),
                Json.write(item),
                null,
                Json.write(WorkTopics.item(2)));

        try (RunningLoop loop = new RunningLoop(topics.clients("a"), topics.names(), new EchoWork())) {
            topics.awaitMetrics(2);

            assertThat(loop.counted("rolewatch.records.malformed")).isEqualTo(2);
            assertThat(loop.state().notWorking()).isEmpty();
            assertThat(loop.state().dead()).isEmpty();
        }

        ConsumerRecord<String, byte[]> metrics =
                topics.committed(Topics.METRICS).get(0);
        assertThat(metrics.key()).isEqualTo(Items.ACCOUNT + "/" + Items.REGION);
        assertThat(OtlpMetrics.decode(metrics.value()).resources()).hasSize(1);
        assertThat(new String(
                        metrics.headers().lastHeader(MetricsHeaders.READ_AT).value(), StandardCharsets.UTF_8))
                .isEqualTo(NOON.toString());
        assertThat(topics.reported()).contains(item.itemId()).hasSize(2);
    }

    @Test
    void workThatFailsIsDoneAgain() {
        topics.publishItems(0, 5);
        EchoWork work = new EchoWork();
        work.failNext(2);

        try (RunningLoop loop = new RunningLoop(topics.clients("a"), topics.names(), work)) {
            topics.awaitMetrics(5);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        topics.assertEachItemOnce(5);
    }

    @Test
    void aBatchTakesNoMoreThanFitsIntoMemoryAndTheRestIsTakenNext() {
        topics.publishItems(0, 30);
        EchoWork work = new EchoWork();
        long threeItems = 3 * new TakenItem(WorkTopics.item(0), 0).datapoints(Instant.now());

        try (RunningLoop loop = new RunningLoop(topics.clients("a"), topics.names(), work, threeItems)) {
            topics.awaitMetrics(30);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        topics.assertEachItemOnce(30);
        assertThat(work.largestBatch()).isBetween(1, 3);
    }

    @Test
    void loopsShareTheWorkAndOneThatStopsHandsItOverWithoutLoss() {
        EchoWork first = new EchoWork();
        EchoWork second = new EchoWork();
        AtomicInteger sent = new AtomicInteger();
        try (RunningLoop stays = new RunningLoop(topics.clients("a"), topics.names(), first)) {
            try (RunningLoop stops = new RunningLoop(topics.clients("b"), topics.names(), second)) {
                await().atMost(PATIENCE).until(() -> {
                    topics.publishItems(sent.addAndGet(20) - 20, 20);
                    return first.worked() > 0 && second.worked() > 0;
                });
                assertThat(stops.state().notWorking()).isEmpty();
            }
            assertThat(second.handedOver()).isNotEmpty();
            topics.publishItems(sent.addAndGet(100) - 100, 100);

            topics.awaitMetrics(sent.get());
            assertThat(stays.state().notWorking()).isEmpty();
        }

        topics.assertEachItemOnce(sent.get());
    }
}
