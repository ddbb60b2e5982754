package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.CollectingWork;
import dev.rolewatch.collector.CollectorMeters;
import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.aws.Customers.Customer;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchReaderTest extends BatchFixture {
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
    void aWindowThatStartsAtTheEdgeOfWhatIsKeptIsReadAPieceAtATimeThoughTheCallIsSentLate() throws Exception {
        Window kept = new Window(NOON.minus(Duration.ofDays(15)).plusSeconds(60), NOON);
        Customer customer = customers.withInstances(1, kept.from());
        var item = Items.item(
                customer.id(),
                customer.awsAccount(),
                "i-0",
                kept,
                metric("CPUUtilization", Duration.ofMinutes(1), "p50"));

        simulator.admin().stopClock(NOON.plus(Duration.ofMinutes(5)));
        Collected collected = collect(read(LONG, List.of(new TakenItem(item, 0))));

        int piece = 12_000;
        assertThat(points(collected)).hasSize(piece);
        assertThat(collected.reports())
                .flatExtracting(CollectionReport::items)
                .extracting(outcome -> ((ItemOutcome.Read) outcome).through())
                .containsExactly(kept.from().plus(Duration.ofMinutes(6 + piece)));
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
}
