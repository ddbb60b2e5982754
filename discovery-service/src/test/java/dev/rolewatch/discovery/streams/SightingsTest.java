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
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan tells page by page, and what follows from it. */
class SightingsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String WEB_ARN = "arn:aws:ec2:eu-central-1:111122223333:instance/i-web";
    private static final ResourceId WEB = ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-web"));
    private static final DescribedKind INSTANCES = new DescribedKind("AWS/EC2", new TreeSet<>(List.of("InstanceId")));
    private static final DescribedKind BUCKETS = new DescribedKind("AWS/S3", new TreeSet<>(List.of("BucketName")));
    private static final FoundResource LISTED = metrics("CPUUtilization");
    private static final FoundResource RUNNING =
            new FoundResource(WEB, WEB_ARN, Map.of("Name", "web"), Map.of("state", "running"), List.of());
    private static final TaggedArn TAGGED = new TaggedArn(WEB_ARN, Map.of("team", "shop"), null);

    private final AccountId id = Examples.accountWithMoment(150);
    private ScheduleDriver schedule;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

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
    void theCatalogTellsTheArnOfWhatOnlyMetricsSpeakOf() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, LISTED);
        schedule.tagged(scan, id, TAGGED);

        schedule.looked(scan, id);

        assertThat(onlyResource()).satisfies(web -> {
            assertThat(web.arn()).isEqualTo(WEB_ARN);
            assertThat(web.name()).isEqualTo("i-web");
            assertThat(web.tags()).containsEntry("team", "shop");
        });
    }

    @Test
    void anArnThatTheDimensionsDoNotTellIsKnownOnceItsTagsNameTheResource() {
        String arn = "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:5b4e:autoScalingGroupName/shop";
        ResourceId group = ResourceId.of(REGION, "AWS/EC2", Map.of("AutoScalingGroupName", "shop"));
        String scan = schedule.connect(id);
        schedule.found(scan, id, new FoundResource(group, null, null, null, List.of("CPUUtilization")));
        schedule.tagged(scan, id, new TaggedArn(arn, Map.of("team", "shop"), group));
        schedule.looked(scan, id);
        assertThat(onlyResource()).satisfies(found -> {
            assertThat(found.arn()).isEqualTo(arn);
            assertThat(found.tags()).containsEntry("team", "shop");
        });

        String untagged = schedule.nextScan(finish(scan));
        schedule.found(untagged, id, new FoundResource(group, null, null, null, List.of("CPUUtilization")));
        schedule.looked(untagged, id, REGION, false);
        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void whatOnlyTagsSpeakOfIsThereToo() {
        String scan = schedule.connect(id);
        schedule.tagged(scan, id, new TaggedArn(WEB_ARN, Map.of("team", "shop"), WEB));

        schedule.looked(scan, id);

        assertThat(onlyResource().metrics()).isEmpty();
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
    void tagsThatCannotBeReadAnyMoreStayAsTheyWere() {
        taggedOnce();
        String scan = schedule.nextScan(id);
        schedule.found(scan, id, LISTED);
        schedule.looked(scan, id, REGION, false);
        assertThat(schedule.resources()).isEmpty();

        scan = schedule.nextScan(finish(scan));
        schedule.looked(scan, id, REGION, false);
        assertThat(onlyResource().tags()).containsEntry("team", "shop");
        schedule.leap(DAY.multipliedBy(2));
        schedule.looked(schedule.nextScan(finish(scan)), id, REGION, false);

        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void whatWasTaggedAndIsNotOnTheListOfTagsAnyMoreIsGoneAlthoughItsMetricsAreStillListed() {
        taggedOnce();
        String scan = schedule.nextScan(id);

        schedule.found(scan, id, LISTED);
        schedule.looked(scan, id);

        assertThat(schedule.resources()).containsExactly(gone(WEB));
    }

    @Test
    void aTagThatWasRemovedIsRemoved() {
        taggedOnce();
        String scan = schedule.nextScan(id);

        schedule.found(scan, id, LISTED);
        schedule.tagged(scan, id, new TaggedArn(WEB_ARN, Map.of(), null));
        schedule.looked(scan, id);

        assertThat(onlyResource().tags()).isEmpty();
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

    private void taggedOnce() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, LISTED);
        schedule.tagged(scan, id, TAGGED);
        schedule.looked(scan, id);
        onlyResource();
        finish(scan);
    }

    @Test
    void aPartIsGoneWithItsWholeThoughCloudWatchListsItAndComesBackWithIt() {
        FoundResource size = Examples.bucket("logs");
        FoundResource whole = new FoundResource(
                ResourceId.of(REGION, "AWS/S3", Map.of("BucketName", "logs")), null, Map.of(), Map.of(), List.of());
        String scan = schedule.connect(id);
        schedule.found(scan, id, size);
        schedule.described(scan, id, whole);
        schedule.looked(scan, id, BUCKETS);
        assertThat(schedule.resources()).hasSize(2);

        String deleted = schedule.nextScan(finish(scan));
        schedule.found(deleted, id, size);
        schedule.looked(deleted, id, BUCKETS);
        assertThat(schedule.resources()).containsExactlyInAnyOrder(gone(size.id()), gone(whole.id()));

        String stillListed = schedule.nextScan(finish(deleted));
        schedule.found(stillListed, id, size);
        schedule.looked(stillListed, id, BUCKETS);
        String notAsked = schedule.nextScan(finish(stillListed));
        schedule.found(notAsked, id, size);
        schedule.looked(notAsked, id);
        assertThat(schedule.resources()).isEmpty();

        String again = schedule.nextScan(finish(notAsked));
        schedule.found(again, id, size);
        schedule.described(again, id, whole);
        schedule.looked(again, id, BUCKETS);
        assertThat(schedule.resources()).hasSize(2).noneMatch(told -> told.value == null);
    }

    @Test
    void aPartThatIsGoneIsForgottenWhenCloudWatchDoesNotListItAnyMore() {
        FoundResource size = Examples.bucket("logs");
        FoundResource whole = new FoundResource(
                ResourceId.of(REGION, "AWS/S3", Map.of("BucketName", "logs")), null, Map.of(), Map.of(), List.of());
        String scan = schedule.connect(id);
        schedule.found(scan, id, size);
        schedule.described(scan, id, whole);
        schedule.looked(scan, id, BUCKETS);
        String deleted = schedule.nextScan(finish(scan));
        schedule.found(deleted, id, size);
        schedule.looked(deleted, id, BUCKETS);
        String last = schedule.nextScan(finish(deleted));
        schedule.looked(last, id, BUCKETS);
        finish(last);

        for (int hour = 0; hour < 96; hour++) {
            schedule.workItems().forEach(schedule::read);
            schedule.leap(Duration.ofHours(1));
        }

        assertThat(schedule.stored()).isEqualTo(1);
    }

    @Test
    void whatWasNeverSeenWithItsWholeIsThereAsLongAsItsMetricsAre() {
        FoundResource express = Examples.bucket("logs--euc1-az1--x-s3");
        String scan = schedule.connect(id);
        for (int i = 0; i < 3; i++) {
            schedule.found(scan, id, express);
            schedule.looked(scan, id, BUCKETS);
            scan = schedule.nextScan(finish(scan));
        }

        assertThat(schedule.resources())
                .singleElement()
                .satisfies(told -> assertThat(told.value.id()).isEqualTo(express.id()));
    }

    private AccountId finish(String scan) {
        schedule.finished(scan, id, REGION);
        return id;
    }

    private Resource onlyResource() {
        List<KeyValue<String, Resource>> told = schedule.resources();
        assertThat(told).hasSize(1);
        return told.get(0).value;
    }

    private KeyValue<String, Resource> gone(ResourceId resource) {
        return new KeyValue<>(Resource.key(id, resource), null);
    }

    private static FoundResource metrics(String... names) {
        return new FoundResource(WEB, null, Map.of(), Map.of(), List.of(names));
    }
}
