package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What CloudWatch lists in parts, of which a describe call tells the whole: a bucket, and its size by class of storage. */
class PartsTest extends SightingsFixture {
    private static final DescribedKind BUCKETS = new DescribedKind("AWS/S3", new TreeSet<>(List.of("BucketName")));
    private static final FoundResource SIZE = Examples.bucket("logs");
    private static final FoundResource WHOLE = new FoundResource(
            ResourceId.of(REGION, "AWS/S3", Map.of("BucketName", "logs")), null, Map.of(), Map.of(), List.of());

    @Test
    void aPartIsGoneWithItsWholeThoughCloudWatchListsItAndComesBackWithIt() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, SIZE);
        schedule.described(scan, id, WHOLE);
        schedule.looked(scan, id, BUCKETS);
        assertThat(schedule.resources()).hasSize(2);

        String deleted = schedule.nextScan(finish(scan));
        schedule.found(deleted, id, SIZE);
        schedule.looked(deleted, id, BUCKETS);
        assertThat(schedule.resources()).containsExactlyInAnyOrder(gone(SIZE.id()), gone(WHOLE.id()));

        String stillListed = schedule.nextScan(finish(deleted));
        schedule.found(stillListed, id, SIZE);
        schedule.looked(stillListed, id, BUCKETS);
        String notAsked = schedule.nextScan(finish(stillListed));
        schedule.found(notAsked, id, SIZE);
        schedule.looked(notAsked, id);
        assertThat(schedule.resources()).isEmpty();

        String again = schedule.nextScan(finish(notAsked));
        schedule.found(again, id, SIZE);
        schedule.described(again, id, WHOLE);
        schedule.looked(again, id, BUCKETS);
        assertThat(schedule.resources()).hasSize(2).noneMatch(told -> told.value == null);
    }

    @Test
    void aPartThatIsGoneIsForgottenWhenCloudWatchDoesNotListItAnyMore() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, SIZE);
        schedule.described(scan, id, WHOLE);
        schedule.looked(scan, id, BUCKETS);
        String deleted = schedule.nextScan(finish(scan));
        schedule.found(deleted, id, SIZE);
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
}
