package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the list of an account's tags tells of its resources. */
class TagsTest extends SightingsFixture {
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

    private void taggedOnce() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, LISTED);
        schedule.tagged(scan, id, TAGGED);
        schedule.looked(scan, id);
        onlyResource();
        finish(scan);
    }
}
