package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

/** What an account's owner chooses, and changes. */
class ChoiceTest extends ChoiceFixture {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();

    private final String ordersKey = Resource.key(id, ORDERS.id());
    private final String functionKey = Resource.key(id, FUNCTION.id());

    @Test
    void aRegionThatIsNotChosenAnyMoreIsForgottenAtOnceAndNotLookedAt() {
        findBoth();

        choose(new CollectionChoice(false, List.of(REGION), null, null, null, null));

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(functionKey, null));
        ScanRequest scan = schedule.scanRequests().get(0);
        assertThat(scan.regions()).containsExactly(REGION);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::resource).containsExactly(ORDERS.id());
        schedule.looked(scan.scanId(), id, OTHER_REGION, true);
        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void namespacesThatAreNotChosenAreShownAndNotRead() {
        findBoth();

        choose(new CollectionChoice(false, null, List.of("AWS/Lambda"), null, null, null));
        schedule.pass(INTERVAL);

        assertThat(schedule.workItems()).extracting(WorkItem::resource).containsExactly(FUNCTION.id());
        assertThat(schedule.resources()).singleElement().satisfies(told -> {
            assertThat(told.key).isEqualTo(ordersKey);
            assertThat(told.value.read()).isFalse();
        });
        assertThat(schedule.scanRequests()).isEmpty();
    }

    @Test
    void aResourceIsReadAsSoonAsItHasTheTagsThatAreChosen() {
        TreeMap<String, List<String>> billing = new TreeMap<>(Map.of("team", List.of("billing")));
        schedule.publish(account(id, 1, new CollectionChoice(false, null, null, billing, null, null)));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.saw(scan, id, ORDERS);
        schedule.finished(scan, id, REGION);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).isEmpty();
        assertThat(schedule.resources()).hasSize(1);

        schedule.saw(
                schedule.nextScan(id),
                id,
                new FoundResource(ORDERS.id(), ORDERS.arn(), Map.of("team", "billing"), Map.of(), ORDERS.metrics()));

        assertThat(onlyItem().tags()).containsEntry("team", "billing");
        assertThat(schedule.resources())
                .singleElement()
                .satisfies(told -> assertThat(told.value.read()).isTrue());
    }

    @Test
    void theIntervalIsTheOwnersChoice() {
        findBoth();
        choose(interval(Duration.ofMinutes(1)));
        assertThat(askedIn(Duration.ofMinutes(30))).isBetween(58, 60);

        choose(interval(Duration.ofMinutes(60)));
        schedule.pass(Duration.ofMinutes(60));
        schedule.workItems().forEach(schedule::read);

        assertThat(askedIn(Duration.ofHours(5))).isEqualTo(10);
    }

    @Test
    void anotherIntervalWaitsForTheItemsThatAreOutstandingAndContinuesThere() {
        findBoth();
        schedule.pass(INTERVAL);
        List<WorkItem> outstanding = schedule.workItems();
        choose(interval(Duration.ofMinutes(1)));
        schedule.pass(Duration.ofMinutes(3));
        assertThat(schedule.workItems()).isEmpty();
        outstanding.forEach(schedule::read);

        schedule.pass(Duration.ofMinutes(1));

        assertThat(schedule.workItems()).hasSize(2).allSatisfy(item -> {
            assertThat(item.cadence()).isEqualTo(Duration.ofMinutes(1));
            assertThat(item.window().from())
                    .isBefore(outstanding.get(0).window().to());
        });
    }

    @Test
    void theFewestStatisticsAreTheOwnersChoice() {
        schedule.publish(account(id, 1, new CollectionChoice(false, null, null, null, null, Statistics.FEWEST)));
        schedule.saw(schedule.scanRequests().get(0).scanId(), id, ORDERS);

        assertThat(onlyItem().metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.statistics()).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void aCustomNamespaceIsReadFromItsMetricsAloneWhileItIsChosen() {
        FoundResource cart = new FoundResource(
                ResourceId.of(REGION, "Shop", Map.of("Page", "cart")), null, null, null, List.of("Clicks"));
        schedule.publish(account(id, 1, AccountState.ACTIVE, List.of("Shop")));
        String first = schedule.scanRequests().get(0).scanId();
        schedule.saw(first, id, cart);
        assertThat(onlyItem().metrics().get(0).name()).isEqualTo("Clicks");
        assertThat(schedule.resources()).hasSize(1);

        schedule.publish(account(id, 2, AccountState.ACTIVE));
        String second = schedule.scanRequests().get(0).scanId();
        assertThat(second).isNotEqualTo(first);

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(Resource.key(id, cart.id()), null));
        schedule.pass(Duration.ofHours(1));
        assertThat(schedule.workItems()).isEmpty();
    }

    private int askedIn(Duration time) {
        int asked = 0;
        for (int second = 0; second < time.toSeconds(); second += 10) {
            schedule.pass(Duration.ofSeconds(10));
            List<WorkItem> items = schedule.workItems();
            asked += items.size();
            items.forEach(schedule::read);
        }
        return asked;
    }

    private static CollectionChoice interval(Duration interval) {
        return new CollectionChoice(false, null, null, null, interval, null);
    }
}
