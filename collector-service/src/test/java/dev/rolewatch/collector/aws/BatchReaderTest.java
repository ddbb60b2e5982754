package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.collector.CollectingWork;
import dev.rolewatch.collector.CollectorMeters;
import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.aws.Customers.Customer;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.PointMemory;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.collection.Troubles;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.faults.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
    private static final String ENDPOINT = "aws.endpointUrl";
    private static final Window HOUR = new Window(NOON.minusSeconds(3600), NOON);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static AwsSimulator simulator;
    private static Customers customers;
    private static AwsClients clients;
    private static ExecutorService threads;

    private final Collector collector = new Collector(new PointMemory(100_000), new Troubles());

    /** What identifies a point to its consumers. */
    private record Place(AccountId account, String instance, Instant start) {}

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
        System.setProperty(ENDPOINT, simulator.endpoint().toString());
        customers = new Customers(simulator.endpoint());
        clients = new AwsClients(64, Duration.ofSeconds(20));
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        clients.close();
        customers.close();
        System.clearProperty(ENDPOINT);
        simulator.close();
    }

    @BeforeEach
    void allIsWellAtNoon() {
        simulator.admin().clearFaults();
        simulator.admin().stopClock(NOON);
        simulator.admin().setLateness("AWS/EC2", LatenessProfile.PUNCTUAL);
    }

    @Test
    void everyPointIsReadAsCloudWatchHasIt() throws Exception {
        Customer customer = customers.withInstances(130, HOUR.from());

        Collected collected = collect(read(LONG, items(customer, 130, HOUR)));

        assertThat(points(collected)).hasSize(130 * 60).isEqualTo(truth(customer));
        assertThat(collected.reports()).singleElement().satisfies(report -> {
            assertThat(report.calls()).isEqualTo(2);
            assertThat(report.billedStatistics()).isEqualTo(520);
        });
        assertThat(simulator.admin().bill(customer.awsAccount().value()).metrics())
                .isEqualTo(billed(collected));
    }

    @Test
    void ofTheStatisticsOnlyThoseThatWereAskedForAreReadAndPaid() throws Exception {
        Customer customer = customers.withInstances(1, HOUR.from());
        WorkItem item = Items.item(
                customer.id(),
                customer.awsAccount(),
                "i-0",
                HOUR,
                asking("CPUUtilization", "SampleCount", "Sum"),
                asking("NotThere", "Maximum"));

        Collected collected = collect(read(LONG, List.of(new TakenItem(item, 0))));

        Map<Place, Point> average = new HashMap<>();
        truth(customer)
                .forEach((place, point) -> average.put(
                        place,
                        new Point(
                                point.start(),
                                point.period(),
                                point.count(),
                                point.sum(),
                                null,
                                null,
                                new TreeMap<>())));
        assertThat(points(collected)).hasSize(60).isEqualTo(average);
        assertThat(collected.reports()).singleElement().satisfies(report -> {
            assertThat(report.billedStatistics()).isEqualTo(3);
            assertThat(report.items())
                    .containsExactly(new ItemOutcome.Read(
                            item.itemId(),
                            item.resource(),
                            item.cadence(),
                            HOUR.to(),
                            60,
                            2,
                            3,
                            null,
                            List.of("NotThere")));
        });
    }

    @Test
    void anAnswerOfSeveralPagesIsReadToItsEnd() throws Exception {
        Window kept = new Window(NOON.minus(Duration.ofDays(15)).plusSeconds(60), NOON);
        Customer customer = customers.withInstances(1, kept.from());
        var item = Items.item(
                customer.id(),
                customer.awsAccount(),
                "i-0",
                kept,
                metric("CPUUtilization", Duration.ofMinutes(1), "p50"));

        Collected collected = collect(read(LONG, List.of(new TakenItem(item, 0))));

        assertThat(collected.reports()).extracting(report -> report.calls()).containsExactly(2);
        assertThat(points(collected)).hasSize(15 * 24 * 60 - 1);
    }

    @Test
    void pointsThatAppearLateOrChangeArePublishedByTheNextReadingAndNoOthers() throws Exception {
        simulator
                .admin()
                .setLateness(
                        "AWS/EC2",
                        new LatenessProfile(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(2), 0.5));
        Customer customer = customers.withInstances(20, HOUR.from());
        Map<Place, Point> first = points(collect(read(LONG, items(customer, 20, HOUR))));
        simulator.admin().stopClock(NOON.plus(Duration.ofMinutes(10)));

        Map<Place, Point> second = points(collect(read(LONG, items(customer, 20, HOUR))));

        Map<Place, Point> truth = truth(customer);
        assertThat(first.size()).isBetween(1, truth.size() - 1);
        assertThat(second)
                .isNotEmpty()
                .allSatisfy((place, point) -> assertThat(first.get(place)).isNotEqualTo(point));
        Map<Place, Point> consumed = new HashMap<>(first);
        consumed.putAll(second);
        assertThat(consumed).isEqualTo(truth);
    }

    @Test
    void oneAccountsTroubleCostsTheOthersNothing() throws Exception {
        Customer healthy = customers.withInstances(2, HOUR.from());
        Customer denied = customers.withInstances(2, HOUR.from());
        Customer throttled = customers.withInstances(2, HOUR.from());
        Customer slow = customers.withInstances(2, HOUR.from());
        Customer broken = customers.withInstances(2, HOUR.from());
        fault(Fault.of(Fault.Kind.DENY), denied);
        fault(Fault.of(Fault.Kind.THROTTLE), throttled);
        fault(Fault.latency(Duration.ofSeconds(15)), slow);
        fault(Fault.of(Fault.Kind.CUT), broken);
        List<TakenItem> all = Stream.of(denied, throttled, slow, broken, customers.gone(), healthy)
                .flatMap(customer -> items(customer, 2, HOUR).stream())
                .toList();

        Collected collected = collect(read(Duration.ofSeconds(2), all));

        assertThat(points(collected)).isEqualTo(truth(healthy));
        assertThat(collected.reports())
                .extracting(report -> outcome(report.items().get(1)))
                .containsExactly(
                        NotReadReason.DENIED,
                        NotReadReason.THROTTLED,
                        NotReadReason.UNREACHABLE,
                        NotReadReason.UNREACHABLE,
                        NotReadReason.NO_SESSION,
                        null);
        assertThat(collected.events())
                .extracting(event -> event.account())
                .containsExactly(denied.id(), throttled.id());
    }

    @Test
    void aCallThatIsThrottledForAMomentIsMadeAgain() throws Exception {
        Customer customer = customers.withInstances(2, HOUR.from());
        fault(Fault.of(Fault.Kind.THROTTLE).times(2), customer);

        List<Reading> readings = read(LONG, items(customer, 2, HOUR));

        assertThat(readings).extracting(Reading::throttles).containsExactly(2);
        assertThat(points(collect(readings))).isEqualTo(truth(customer));
    }

    @Test
    void aSessionThatWasRevokedIsReplaced() throws Exception {
        Customer customer = customers.withInstances(1, HOUR.from());
        collect(read(LONG, items(customer, 1, HOUR)));
        int before = customers.assumed();
        simulator.admin().stopClock(NOON.plusSeconds(5));
        customers.revoke(customer);
        simulator.admin().stopClock(NOON.plusSeconds(10));

        Collected collected = collect(read(LONG, items(customer, 1, HOUR)));

        assertThat(outcome(collected.reports().get(0).items().get(0))).isNull();
        assertThat(customers.assumed()).isEqualTo(before + 1);
    }

    @Test
    void aRegionThatHangsLeavesTheOthersTheirConnections() throws Exception {
        Customer healthy = customers.withInstances(2, HOUR.from());
        Customer hanging = customers.withInstances(1, HOUR.from());
        fault(Fault.latency(Duration.ofSeconds(15)), hanging);
        List<TakenItem> all = Stream.concat(
                        IntStream.range(0, 4).mapToObj(i -> elsewhere(hanging, i)), items(healthy, 2, HOUR).stream())
                .toList();

        Collected collected = collect(reader(4, new BatchReader.Limits(Duration.ofSeconds(8), Duration.ofSeconds(1), 4))
                .read(ReadingPlan.of(all, NOON)));

        assertThat(points(collected)).isEqualTo(truth(healthy));
    }

    @Test
    void whatReadingCostsIsCountedThoughItIsNeverPublished() throws Exception {
        Customer customer = customers.withInstances(3, HOUR.from());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        CollectingWork work = new CollectingWork(
                reader(64, new BatchReader.Limits(LONG, LONG, 4)),
                collector,
                new CollectorMeters(meters, 100, clock),
                clock);

        work.work(items(customer, 3, HOUR));

        assertThat(meters.get("rolewatch.collector.calls").counter().count()).isEqualTo(1);
        assertThat(meters.get("rolewatch.collector.metrics.billed").counter().count())
                .isEqualTo(3);
    }

    private static List<Reading> read(Duration patience, List<TakenItem> items) throws InterruptedException {
        return reader(64, new BatchReader.Limits(LONG, patience, 4)).read(ReadingPlan.of(items, NOON));
    }

    private static BatchReader reader(int concurrency, BatchReader.Limits limits) {
        MetricDataClient client = new MetricDataClient(
                clients, customers, new CallRates(0.5, System::nanoTime), concurrency, Duration.ofMillis(20));
        return new BatchReader(new CallReader(client), threads, limits, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** In another Region, and with a window of its own, so that it takes a call of its own. */
    private static TakenItem elsewhere(Customer customer, int number) {
        Window window = new Window(HOUR.from().plusSeconds(60L * number), NOON);
        var item = Items.item(customer.id(), customer.awsAccount(), "i-" + number, window, minutely("CPUUtilization"));
        var resource = ResourceId.of(
                new Region("us-east-1"),
                item.resource().namespace(),
                item.resource().dimensions());
        return new TakenItem(
                new WorkItem(
                        item.itemId(),
                        item.account(),
                        item.tenant(),
                        item.awsAccount(),
                        resource,
                        item.arn(),
                        item.tags(),
                        item.cadence(),
                        item.window(),
                        item.metrics(),
                        item.issuedAt(),
                        item.shard()),
                0);
    }

    private Collected collect(List<Reading> readings) {
        Collector.Batch batch = collector.begin();
        Collected collected = batch.collect(readings);
        batch.published(NOON);
        return collected;
    }

    private static List<TakenItem> items(Customer customer, int count, Window window) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TakenItem(
                        Items.item(customer.id(), customer.awsAccount(), "i-" + i, window, minutely("CPUUtilization")),
                        0))
                .toList();
    }

    private static void fault(Fault fault, Customer customer) {
        simulator
                .admin()
                .addFault(fault.inAccount(customer.awsAccount().value()).onApi("GetMetricData"));
    }

    private static Map<Place, Point> truth(Customer customer) {
        Map<Place, Point> truth = new HashMap<>();
        try (var series =
                simulator.admin().truth(TruthQuery.of(customer.awsAccount().value(), HOUR.from(), HOUR.to()))) {
            series.forEach(one -> one.points()
                    .forEach(point -> truth.put(
                            new Place(customer.id(), one.dimensions().get("InstanceId"), point.timestamp()),
                            new Point(
                                    point.timestamp(),
                                    Duration.ofMinutes(1),
                                    point.sampleCount(),
                                    point.sum(),
                                    point.minimum(),
                                    point.maximum(),
                                    new TreeMap<>()))));
        }
        return truth;
    }

    private static Map<Place, Point> points(Collected collected) {
        Map<Place, Point> points = new HashMap<>();
        collected
                .metrics()
                .forEach(read -> read.batch()
                        .resources()
                        .forEach(resource -> resource.series()
                                .forEach(series -> series.points()
                                        .forEach(point -> points.put(
                                                new Place(
                                                        read.batch().account(),
                                                        resource.resource()
                                                                .dimensions()
                                                                .get("InstanceId"),
                                                        point.start()),
                                                point)))));
        return points;
    }

    private static NotReadReason outcome(ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.NotRead notRead ? notRead.reason() : null;
    }

    private static long billed(Collected collected) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        collected.reports().forEach(report -> outcomes.addAll(report.items()));
        return outcomes.stream()
                .map(ItemOutcome.Read.class::cast)
                .collect(Collectors.summingInt(ItemOutcome.Read::billedMetrics));
    }
}
