package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.QUEUES;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceHeaders;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What a scan tells page by page, and what follows from it. */
class SightingsTest extends SightingsFixture {
    private static final DescribedKind INSTANCES = new DescribedKind("AWS/EC2", new TreeSet<>(List.of("InstanceId")));
    private static final FoundResource RUNNING =
            new FoundResource(WEB, WEB_ARN, Map.of("Name", "web"), Map.of("state", "running"), List.of());

    @Test
    void pagesOfOneScanAddUpInWhicheverOrder() {
        for (int seed = 0; seed < 6; seed++) {
            AccountId each = Examples.accountWithMoment(seed);
            String scan = schedule.connect(each);
            List<Runnable> pages = new ArrayList<>(List.of(
                    () -> schedule.found(scan, each, LISTED),
                    () -> schedule.found(scan, each, metrics("NetworkIn")),
                    () -> schedule.described(scan, each, RUNNING),
                    () -> schedule.tagged(scan, each, TAGGED)));
            Collections.shuffle(pages, new Random(seed));
            pages.forEach(Runnable::run);
            assertThat(schedule.resources()).isEmpty();

            schedule.looked(scan, each, INSTANCES);

            Resource web = onlyResource();
            assertThat(web.arn()).isEqualTo(WEB_ARN);
            assertThat(web.name()).isEqualTo("web");
            assertThat(web.tags()).containsExactlyInAnyOrderEntriesOf(Map.of("Name", "web", "team", "shop"));
            assertThat(web.metadata()).containsEntry("state", "running");
            assertThat(web.metrics()).containsExactly("CPUUtilization", "NetworkIn");
            assertThat(web.read()).isTrue();
            assertThat(schedule.workItems())
                    .singleElement()
                    .satisfies(item -> assertThat(item.metrics())
                            .extracting(MetricToRead::name)
                            .containsExactly("CPUUtilization", "NetworkIn"));
        }
    }

    @Test
    void aResourceOfAListedKindOfWhichOnlyMetricsSpeakIsNotAdded() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, LISTED);
        schedule.tagged(scan, id, new TaggedArn(WEB_ARN, Map.of(), WEB));

        schedule.looked(scan, id, INSTANCES);

        assertThat(schedule.resources()).isEmpty();
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void aResourceOfAListedKindIsGoneAtOnceAlthoughItsMetricsAreStillListed() {
        String scan = describedOnce();
        schedule.found(scan, id, LISTED);
        schedule.looked(scan, id, INSTANCES);
        assertThat(schedule.resources()).containsExactly(gone(WEB));

        String third = schedule.nextScan(finish(scan));
        schedule.found(third, id, LISTED);
        schedule.looked(third, id, INSTANCES);

        assertThat(schedule.resources()).isEmpty();
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofMinutes(10));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofHours(1));
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void aResourceThatIsStoppedIsKeptAndNotPaidFor() {
        String scan = describedOnce();
        schedule.described(scan, id, new FoundResource(WEB, WEB_ARN, Map.of(), Map.of("state", "stopped"), List.of()));
        schedule.looked(scan, id, INSTANCES);
        assertThat(onlyResource().metadata()).containsEntry("state", "stopped");
        schedule.pass(Duration.ofMinutes(5));
        schedule.workItems().forEach(schedule::read);

        for (int more = 0; more < 3; more++) {
            scan = schedule.nextScan(finish(scan));
            schedule.workItems().forEach(schedule::read);
            schedule.described(
                    scan, id, new FoundResource(WEB, WEB_ARN, Map.of(), Map.of("state", "stopped"), List.of()));
            schedule.looked(scan, id, INSTANCES);
        }

        assertThat(schedule.resources()).isEmpty();
        schedule.pass(Duration.ofMinutes(10));
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void whatCannotBeDescribedAnyMoreStaysAsItWas() {
        String scan = describedOnce();
        schedule.found(scan, id, LISTED);
        schedule.looked(scan, id);
        scan = schedule.nextScan(finish(scan));
        schedule.looked(scan, id);

        schedule.resources().forEach(message -> {
            assertThat(message.value.metadata()).containsEntry("state", "running");
            assertThat(message.value.tags()).containsEntry("Name", "web");
        });
    }

    @Test
    void whatOnlyItsMetricsSpokeOfIsKeptForADayAndNotReadMeanwhile() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, LISTED);
        schedule.workItems().forEach(schedule::read);
        assertThat(onlyResource().metrics()).containsExactly("CPUUtilization");

        scan = schedule.nextScan(finish(scan));
        schedule.looked(scan, id);
        assertThat(onlyResource().metrics()).isEmpty();
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofMinutes(5));
        schedule.workItems().forEach(schedule::read);
        finish(scan);
        schedule.pass(Duration.ofMinutes(14));
        assertThat(schedule.workItems()).isEmpty();

        schedule.leap(DAY.minusHours(1));
        scan = schedule.nextScan(id);
        schedule.looked(scan, id);
        assertThat(schedule.resources()).isEmpty();
        finish(scan);
        schedule.leap(Duration.ofHours(1));
        schedule.looked(schedule.nextScan(id), id);
        assertThat(schedule.resources()).containsExactly(gone(WEB));
    }

    @Test
    void aResourceThatStaysAsItIsIsToldAgainOnceADay() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, LISTED);
        onlyResource();
        int told = 0;
        for (int hour = 1; hour <= 50; hour++) {
            finish(scan);
            schedule.leap(Duration.ofHours(1));
            scan = schedule.nextScan(id);
            schedule.saw(scan, id, LISTED);
            told += schedule.resources().size();
        }

        assertThat(told).isEqualTo(2);
    }

    @Test
    void whatAnotherAttemptTellsOfARegionThatWasComparedChangesNothing() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, LISTED, queue("orders", "NumberOfMessagesSent"));
        assertThat(schedule.resources()).hasSize(2);

        schedule.found(scan, id, LISTED);
        schedule.looked(scan, id, INSTANCES, QUEUES);

        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void nothingOfOlderScansStays() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queue("orders", "NumberOfMessagesSent"));
        schedule.tagged(scan, id, TAGGED);
        scan = schedule.nextScan(finish(scan));

        schedule.looked(scan, id, QUEUES);
        schedule.pass(Duration.ofMinutes(5));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofMinutes(5));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofMinutes(5));

        assertThat(schedule.stored()).isEqualTo(1);
    }

    @Test
    void recordsOfResourcesSayWhoseTheyAreAlsoWhenTheyAreGone() {
        String scan = describedOnce();
        schedule.looked(scan, id, INSTANCES);

        assertThat(schedule.resourceRecords()).singleElement().satisfies(message -> {
            assertThat(message.getValue()).isNull();
            assertThat(message.timestamp())
                    .isEqualTo(NOON.plus(Duration.ofMinutes(15)).toEpochMilli());
            assertThat(header(message, ResourceHeaders.TENANT)).isEqualTo("acme");
            assertThat(header(message, ResourceHeaders.ACCOUNT)).isEqualTo(id.toString());
            assertThat(header(message, ResourceHeaders.REGION)).isEqualTo(REGION.value());
            assertThat(header(message, ResourceHeaders.SCHEMA_VERSION)).isEqualTo("1");
            assertThat(header(message, ResourceHeaders.CONTENT_TYPE)).isEqualTo("application/json");
        });
    }

    private static String header(TestRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Describes the instance, and begins the next scan. */
    private String describedOnce() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, LISTED);
        schedule.described(scan, id, RUNNING);
        schedule.looked(scan, id, INSTANCES);
        schedule.workItems().forEach(schedule::read);
        onlyResource();
        return schedule.nextScan(finish(scan));
    }
}
