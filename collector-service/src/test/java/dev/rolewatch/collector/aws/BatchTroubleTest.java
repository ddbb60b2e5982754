package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.aws.Customers.Customer;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTroubleTest extends BatchFixture {
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

        Collected collected = collect(read(Duration.ofSeconds(5), all));

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
        fault(Fault.of(Fault.Kind.THROTTLE).times(1), customer);

        List<Reading> readings = read(LONG, items(customer, 2, HOUR));

        assertThat(readings).extracting(Reading::throttles).containsExactly(1);
        assertThat(points(collect(readings))).isEqualTo(truth(customer));
    }

    @Test
    void aRegionThatHangsLeavesTheOthersTheirConnections() throws Exception {
        Customer healthy = customers.withInstances(2, HOUR.from());
        Customer hanging = customers.withInstances(1, HOUR.from());
        fault(Fault.latency(Duration.ofSeconds(15)), hanging);
        List<TakenItem> all = Stream.concat(
                        IntStream.range(0, 4).mapToObj(i -> elsewhere(hanging, i)), items(healthy, 2, HOUR).stream())
                .toList();

        Collected collected =
                collect(reader(4, new BatchReader.Limits(Duration.ofSeconds(14), Duration.ofSeconds(5), 4))
                        .read(ReadingPlan.of(all, NOON)));

        assertThat(points(collected)).isEqualTo(truth(healthy));
    }

    @Test
    void anAccountThatIsThrottledToNothingCostsTheNextBatchesOneCallAndRecoversByItself() throws Exception {
        Customer healthy = customers.withInstances(2, HOUR.from());
        Customer throttled = customers.withInstances(8, HOUR.from());
        List<TakenItem> all = Stream.concat(ownCalls(throttled, 8), items(healthy, 2, HOUR).stream())
                .toList();
        BatchReader reader = reader(64, new BatchReader.Limits(LONG, LONG, 4));
        fault(Fault.of(Fault.Kind.THROTTLE), throttled);
        reader.read(ReadingPlan.of(all, NOON));

        List<Reading> during = reader.read(ReadingPlan.of(all, NOON));
        simulator.admin().clearFaults();
        List<Reading> after = reader.read(ReadingPlan.of(all, NOON));

        assertThat(during).extracting(Reading::calls).containsExactly(1, 1);
        assertThat(outcomes(collect(during)))
                .containsExactly(Collections.nCopies(8, NotReadReason.THROTTLED), Arrays.asList(null, null));
        assertThat(outcomes(collect(after))).containsExactly(Collections.nCopies(8, null), Arrays.asList(null, null));
    }

    @Test
    void anAccountThatHangsIsAskedByOneCallInTheNextBatchesAndRecoversByItself() throws Exception {
        Customer healthy = customers.withInstances(2, HOUR.from());
        Customer hanging = customers.withInstances(8, HOUR.from());
        List<TakenItem> all = Stream.concat(ownCalls(hanging, 8), items(healthy, 2, HOUR).stream())
                .toList();
        BatchReader reader = reader(64, new BatchReader.Limits(LONG, Duration.ofSeconds(10), 4));
        fault(Fault.latency(Duration.ofSeconds(15)), hanging);
        List<Reading> first = reader.read(ReadingPlan.of(all, NOON));

        List<Reading> during = reader.read(ReadingPlan.of(all, NOON));
        simulator.admin().clearFaults();
        List<Reading> after = reader.read(ReadingPlan.of(all, NOON));

        assertThat(first).extracting(Reading::calls).containsExactly(4, 1);
        assertThat(during).extracting(Reading::calls).containsExactly(1, 1);
        assertThat(outcomes(collect(during)))
                .containsExactly(Collections.nCopies(8, NotReadReason.UNREACHABLE), Arrays.asList(null, null));
        assertThat(outcomes(collect(after))).containsExactly(Collections.nCopies(8, null), Arrays.asList(null, null));
    }

    @Test
    void anAccountWhoseAnswersTakeAWhileIsReadEachTime() throws Exception {
        Customer healthy = customers.withInstances(1, HOUR.from());
        Customer slow = customers.withInstances(1, HOUR.from());
        List<TakenItem> all = Stream.concat(items(slow, 1, HOUR).stream(), items(healthy, 1, HOUR).stream())
                .toList();
        BatchReader reader = reader(64, new BatchReader.Limits(LONG, Duration.ofSeconds(8), 4));
        fault(Fault.latency(Duration.ofSeconds(2)), slow);

        for (int batch = 0; batch < 2; batch++) {
            assertThat(outcomes(collect(reader.read(ReadingPlan.of(all, NOON)))))
                    .allSatisfy(outcome -> assertThat(outcome).containsOnlyNulls());
        }
    }

    @Test
    void whatWouldHaveToWaitForItsTurnForTooLongIsNotReadAndWhatIsUnderWayIsPublished() throws Exception {
        Customer customer = customers.withInstances(4, HOUR.from());
        fault(Fault.latency(Duration.ofMillis(300)), customer);
        BatchReader reader = reader(
                new CallRates(0.001, System::nanoTime), 64, new BatchReader.Limits(LONG, Duration.ofSeconds(4), 4));

        List<Reading> readings =
                reader.read(ReadingPlan.of(ownCalls(customer, 4).toList(), NOON));

        assertThat(readings).extracting(Reading::calls).containsExactly(1);
        assertThat(outcomes(collect(readings)).get(0))
                .containsExactlyInAnyOrder(
                        null, NotReadReason.THROTTLED, NotReadReason.THROTTLED, NotReadReason.THROTTLED);
    }

    /** Items that fill a call each. */
    private static Stream<TakenItem> ownCalls(Customer customer, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TakenItem(
                        Items.item(customer.id(), customer.awsAccount(), "i-" + i, Items.WINDOW, fullCall()), 0));
    }

    private static MetricToRead[] fullCall() {
        return IntStream.range(0, MetricsCall.MAX_QUERIES / 4)
                .mapToObj(i -> metric("M" + i, Duration.ofMinutes(5)))
                .toArray(MetricToRead[]::new);
    }

    private static List<List<NotReadReason>> outcomes(Collected collected) {
        return collected.reports().stream()
                .map(report ->
                        report.items().stream().map(BatchFixture::outcome).toList())
                .toList();
    }

    /** In another Region, and a call of its own. */
    private static TakenItem elsewhere(Customer customer, int number) {
        var item = Items.item(customer.id(), customer.awsAccount(), "i-" + number, Items.WINDOW, fullCall());
        var resource = ResourceId.of(
                new Region("us-east-1"),
                item.resource().namespace(),
                item.resource().dimensions());
        return Items.taken(Items.withResource(item, resource));
    }
}
