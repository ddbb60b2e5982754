package dev.rolewatch.collector.kafka;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.MetricsHeaders;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestKafka kafka;

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final TopicReader reader = new TopicReader(() -> kafka.bootstrapServers());

    @BeforeAll
    static void start() {
        kafka = TestKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    /** With fewer partitions than are declared, for each test has topics of its own. */
    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(Stream.of(Topics.WORK_ITEMS, Topics.METRICS, Topics.COLLECTION_REPORTS)
                            .map(topic -> new NewTopic(topics.name(topic), 4, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Test
    void whatIsCollectedIsPublishedAndARecordThatIsNoWorkItemIsPassedOver() {
        WorkItem item = item(1);
        publish("{\"itemId\": 7}".getBytes(StandardCharsets.UTF_8), Json.write(item), null, Json.write(item(2)));

        try (RunningLoop loop = new RunningLoop(clients("a"), topics, new EchoWork())) {
            awaitMetrics(2);

            assertThat(loop.counted("rolewatch.records.malformed")).isEqualTo(2);
            assertThat(loop.state().notWorking()).isEmpty();
            assertThat(loop.state().dead()).isEmpty();
        }

        ConsumerRecord<String, byte[]> metrics = committed(Topics.METRICS).get(0);
        assertThat(metrics.key()).isEqualTo(Items.ACCOUNT + "/" + Items.REGION);
        assertThat(OtlpMetrics.decode(metrics.value()).resources()).hasSize(1);
        assertThat(new String(
                        metrics.headers().lastHeader(MetricsHeaders.READ_AT).value(), StandardCharsets.UTF_8))
                .isEqualTo(NOON.toString());
        assertThat(reported()).contains(item.itemId()).hasSize(2);
    }

    @Test
    void aTransactionThatFailsLeavesNothingToBeSeenAndItsResultsArePublishedAgainWithoutReadingThemAgain() {
        publishItems(50);
        FailingCommits clients = new FailingCommits(clients("a"), 1, producer -> {
            producer.flush();
            throw new KafkaException("the connection broke");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics, work)) {
            awaitMetrics(50);
            assertThat(loop.counted("rolewatch.collector.batches.republished")).isEqualTo(1);
            assertThat(loop.counted("rolewatch.collector.batches.redone")).isZero();
        }

        assertEachItemOnce(50);
        assertThat(work.worked()).isEqualTo(50);
        assertThat(work.published()).isEqualTo(50);
        assertThat(reader.uncommitted(topics.name(Topics.METRICS))).hasSizeGreaterThan(50);
    }

    @Test
    void aBatchThatCannotBePublishedTimeAndAgainIsDoneAgain() {
        publishItems(50);
        FailingCommits clients = new FailingCommits(clients("a"), CollectorLoop.PUBLISH_ATTEMPTS, producer -> {
            throw new KafkaException("the connection broke");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics, work)) {
            awaitMetrics(50);
            assertThat(loop.counted("rolewatch.collector.batches.redone")).isEqualTo(1);
        }

        assertEachItemOnce(50);
        assertThat(work.worked()).isGreaterThan(50);
        assertThat(work.published()).isEqualTo(50);
    }

    @Test
    void aCommitThatSucceededWithoutOurHearingOfItIsNotMadeTwice() {
        publishItems(50);
        FailingCommits clients = new FailingCommits(clients("a"), 1, producer -> {
            producer.commitTransaction();
            throw new KafkaException("no answer");
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics, work)) {
            await().atMost(PATIENCE).until(() -> work.published() == 50);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        assertEachItemOnce(50);
        assertThat(work.worked()).isEqualTo(50);
    }

    @Test
    void aProducerThatWasFencedIsReplacedAndItsBatchIsPublishedByTheNext() {
        publishItems(50);
        KafkaClients real = clients("a");
        FailingCommits clients = new FailingCommits(real, 1, producer -> {
            try (var other = real.producer()) {
                other.initTransactions();
            }
        });
        EchoWork work = new EchoWork();

        try (RunningLoop loop = new RunningLoop(clients, topics, work)) {
            awaitMetrics(50);
            assertThat(loop.state().dead()).isEmpty();
        }

        assertThat(clients.producers()).isEqualTo(2);
        assertThat(work.worked()).isEqualTo(50);
        assertEachItemOnce(50);
    }

    @Test
    void workThatFailsIsDoneAgain() {
        publishItems(5);
        EchoWork work = new EchoWork();
        work.failNext(2);

        try (RunningLoop loop = new RunningLoop(clients("a"), topics, work)) {
            awaitMetrics(5);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        assertEachItemOnce(5);
    }

    @Test
    void aBatchTakesNoMoreThanFitsIntoMemoryAndTheRestIsTakenNext() {
        publishItems(30);
        EchoWork work = new EchoWork();
        long threeItems = 3 * new TakenItem(item(0), 0).datapoints(Instant.now());

        try (RunningLoop loop = new RunningLoop(clients("a"), topics, work, threeItems)) {
            awaitMetrics(30);
            assertThat(loop.state().notWorking()).isEmpty();
        }

        assertEachItemOnce(30);
        assertThat(work.largestBatch()).isBetween(1, 3);
    }

    @Test
    void loopsShareTheWorkAndOneThatStopsHandsItOverWithoutLoss() {
        EchoWork first = new EchoWork();
        EchoWork second = new EchoWork();
        AtomicInteger sent = new AtomicInteger();
        try (RunningLoop stays = new RunningLoop(clients("a"), topics, first)) {
            try (RunningLoop stops = new RunningLoop(clients("b"), topics, second)) {
                await().atMost(PATIENCE).until(() -> {
                    publishItems(sent.addAndGet(20) - 20, 20);
                    return first.worked() > 0 && second.worked() > 0;
                });
                assertThat(stops.state().notWorking()).isEmpty();
            }
            assertThat(second.handedOver()).isNotEmpty();
            publishItems(sent.addAndGet(100) - 100, 100);

            awaitMetrics(sent.get());
            assertThat(stays.state().notWorking()).isEmpty();
        }

        assertEachItemOnce(sent.get());
    }

    private void assertEachItemOnce(int items) {
        assertThat(committed(Topics.METRICS)).hasSize(items);
        assertThat(reported()).hasSize(items).doesNotHaveDuplicates();
    }

    private void awaitMetrics(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(committed(Topics.METRICS)).hasSizeGreaterThanOrEqualTo(count));
    }

    private List<ConsumerRecord<String, byte[]>> committed(String topic) {
        return reader.committed(topics.name(topic));
    }

    private List<String> reported() {
        return committed(Topics.COLLECTION_REPORTS).stream()
                .map(record -> Json.read(record.value(), CollectionReport.class))
                .flatMap(report -> report.items().stream())
                .map(ItemOutcome::itemId)
                .toList();
    }

    private static WorkItem item(int number) {
        return Items.item("i-" + number, WINDOW, minutely("A"));
    }

    private void publishItems(int count) {
        publishItems(0, count);
    }

    private void publishItems(int from, int count) {
        publish(IntStream.range(from, from + count)
                .mapToObj(i -> Json.write(item(i)))
                .toArray(byte[][]::new));
    }

    private void publish(byte[]... values) {
        try (var producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < values.length; i++) {
                producer.send(new ProducerRecord<>(topics.name(Topics.WORK_ITEMS), Items.ACCOUNT + "/" + i, values[i]));
            }
        }
    }

    private KafkaClients clients(String instance) {
        return new ConfiguredClients(
                connection(), "collector-service", topics.prefix() + instance, 2000, Duration.ofSeconds(5));
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
