package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static dev.rolewatch.discovery.streams.ScheduleDriver.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class InventoryTest extends ScheduleFixture {
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");
    private static final DescribedKind QUEUES = ScheduleDriver.QUEUES;

    private final String ordersKey = Resource.key(id, ORDERS.id());

    @Test
    void aResourceIsPublishedWithItsAccountWhenItIsFound() {
        schedule.saw(schedule.connect(id), id, ORDERS);

        assertThat(schedule.resources()).singleElement().satisfies(published -> {
            assertThat(published.key).isEqualTo(ordersKey);
            assertThat(published.value.tenant()).isEqualTo(TENANT);
            assertThat(published.value.awsAccount().value()).isEqualTo("111122223333");
            assertThat(published.value.arn()).isEqualTo(ORDERS.arn());
            assertThat(published.value.name()).isEqualTo("orders");
            assertThat(published.value.tags()).containsEntry("team", "checkout");
            assertThat(published.value.firstSeen()).isEqualTo(NOON);
        });
    }

    @Test
    void aResourceIsPublishedAgainOnlyWhenItHasChanged() {
        String unchanged = scanAgainAfterFinding(ORDERS);
        schedule.saw(unchanged, id, ORDERS);
        schedule.finished(unchanged, id, REGION);
        assertThat(schedule.resources()).isEmpty();

        schedule.saw(
                schedule.nextScan(id),
                id,
                new FoundResource(ORDERS.id(), ORDERS.arn(), Map.of("team", "billing"), Map.of(), ORDERS.metrics()));
        assertThat(schedule.resources()).singleElement().satisfies(published -> {
            assertThat(published.value.tags()).containsEntry("team", "billing");
            assertThat(published.value.firstSeen()).isEqualTo(NOON);
            assertThat(published.value.lastSeen()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        });
    }

    @Test
    void whatACompleteListDoesNotShowAnyMoreIsGone() {
        String scan = scanAgainAfterFinding(ORDERS, queue("invoices"));

        schedule.described(scan, id, ORDERS);
        schedule.looked(scan, id, QUEUES);

        assertThat(schedule.resources())
                .containsExactly(
                        new KeyValue<>(Resource.key(id, queue("invoices").id()), null));
    }

    @Test
    void nothingIsInARegionThatTheAccountDoesNotUse() {
        String scan = scanAgainAfterFinding(ORDERS);

        schedule.notEnabled(scan, id, REGION);

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(ordersKey, null));
    }

    @Test
    void nothingIsGoneFromARegionThatWasNotLookedAtWhole() {
        String scan = scanAgainAfterFinding(ORDERS);

        schedule.finished(scan, id, new Region("us-east-1"));

        assertThat(schedule.resources()).isEmpty();
    }

    /** As when a record of it was lost, or a scanner of an earlier version told it in other words. */
    @Test
    void nothingIsGoneFromARegionThatWasLookedAtIfItWasNotToldAndItIsLookedAtAgain() {
        String scan = scanAgainAfterFinding(ORDERS);

        schedule.pipe(
                Topics.SCAN_RESULTS, id.toString(), """
                {"type":"finished","scanId":"%s","account":"%s","at":"2026-03-10T12:20:00Z",
                 "complete":["eu-central-1"],"failures":[]}
                """.formatted(scan, id).getBytes(StandardCharsets.UTF_8));
        schedule.pass(Duration.ofMinutes(2));

        assertThat(schedule.resources()).isEmpty();
        assertThat(schedule.scanRequests()).singleElement().satisfies(again -> {
            assertThat(again.scanId()).isEqualTo(scan);
            assertThat(again.lookedAt()).isEmpty();
        });
    }

    @Test
    void aScanThatIsNotUnderWayTellsNothing() {
        String scan = scanAgainAfterFinding(ORDERS);

        schedule.notEnabled("another-scan", id, REGION);
        schedule.found("another-scan", id, queue("ghost"));
        assertThat(schedule.resources()).isEmpty();

        schedule.notEnabled(scan, id, REGION);
        assertThat(schedule.resources()).hasSize(1);
    }

    @Test
    void aResourceThatIsGoneIsNotReadAnyMoreOnceItIsReadToItsEnd() {
        String scan = scanAgainAfterFinding(ORDERS);
        schedule.notEnabled(scan, id, REGION);
        schedule.workItems().forEach(schedule::read);
        schedule.pass(ScheduleDriver.RHYTHM.interval());
        schedule.workItems().forEach(schedule::read);

        schedule.pass(Duration.ofHours(1));

        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void withItsAccountEverythingOfItIsGone() {
        AccountId other = Examples.accountWithMoment(200);
        schedule.saw(schedule.connect(other), other, ORDERS);
        long storedOfOther = schedule.stored();
        schedule.saw(schedule.connect(id), id, ORDERS);
        schedule.resources();
        schedule.workItems();

        schedule.remove(id);

        assertThat(schedule.resources()).containsExactly(new KeyValue<>(ordersKey, null));
        assertThat(schedule.stored()).isEqualTo(storedOfOther);
        schedule.pass(Duration.ofHours(1));
        assertThat(schedule.scanRequests())
                .noneMatch(request -> request.account().equals(id));
        assertThat(schedule.workItems()).noneMatch(item -> item.account().equals(id));
    }

    private String scanAgainAfterFinding(FoundResource... resources) {
        String first = schedule.connect(id);
        schedule.saw(first, id, resources);
        schedule.finished(first, id, REGION);
        schedule.pass(Duration.ofMinutes(15));
        schedule.resources();
        return schedule.scanRequests().get(0).scanId();
    }
}
