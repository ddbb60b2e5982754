package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.minutely;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
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
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.faults.Fault;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A simulator with customers in it, and readers of batches. */
abstract class BatchFixture {
    private static final String ENDPOINT = "aws.endpointUrl";
    static final Window HOUR = new Window(NOON.minusSeconds(3600), NOON);
    static final Duration LONG = Duration.ofSeconds(60);

    static AwsSimulator simulator;
    static Customers customers;
    private static AwsClients clients;
    private static ExecutorService threads;

    final Collector collector = new Collector(new PointMemory(100_000), new Troubles());

    /** What identifies a point to its consumers. */
    record Place(AccountId account, String instance, Instant start) {}

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

    static List<Reading> read(Duration patience, List<TakenItem> items) throws InterruptedException {
        return reader(64, new BatchReader.Limits(LONG, patience, 4)).read(ReadingPlan.of(items, NOON));
    }

    static BatchReader reader(int concurrency, BatchReader.Limits limits) {
        return reader(new CallRates(0.5, System::nanoTime), concurrency, limits);
    }

    static BatchReader reader(CallRates rates, int concurrency, BatchReader.Limits limits) {
        MetricDataClient client = new MetricDataClient(clients, customers, rates, concurrency, Duration.ofMillis(20));
        return new BatchReader(new CallReader(client), threads, limits, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    Collected collect(List<Reading> readings) {
        Collector.Batch batch = collector.begin();
        Collected collected = batch.collect(readings);
        batch.published(NOON);
        return collected;
    }

    static List<TakenItem> items(Customer customer, int count, Window window) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TakenItem(
                        Items.item(customer.id(), customer.awsAccount(), "i-" + i, window, minutely("CPUUtilization")),
                        0))
                .toList();
    }

    static void fault(Fault fault, Customer customer) {
        simulator
                .admin()
                .addFault(fault.inAccount(customer.awsAccount().value()).onApi("GetMetricData"));
    }

    static Map<Place, Point> truth(Customer customer) {
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

    static Map<Place, Point> points(Collected collected) {
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

    static NotReadReason outcome(ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.NotRead notRead ? notRead.reason() : null;
    }

    static long billed(Collected collected) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        collected.reports().forEach(report -> outcomes.addAll(report.items()));
        return outcomes.stream()
                .map(ItemOutcome.Read.class::cast)
                .collect(Collectors.summingInt(ItemOutcome.Read::billedMetrics));
    }
}
