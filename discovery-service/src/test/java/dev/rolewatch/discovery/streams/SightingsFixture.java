package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;

/** An instance, as the pages of a scan speak of it. */
abstract class SightingsFixture extends ScheduleFixture {
    static final Duration DAY = Duration.ofDays(1);
    static final String WEB_ARN = "arn:aws:ec2:eu-central-1:111122223333:instance/i-web";
    static final ResourceId WEB = ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-web"));
    static final FoundResource LISTED = metrics("CPUUtilization");
    static final TaggedArn TAGGED = new TaggedArn(WEB_ARN, Map.of("team", "shop"), null);

    AccountId finish(String scan) {
        schedule.finished(scan, id, REGION);
        return id;
    }

    Resource onlyResource() {
        List<KeyValue<String, Resource>> told = schedule.resources();
        assertThat(told).hasSize(1);
        return told.get(0).value;
    }

    KeyValue<String, Resource> gone(ResourceId resource) {
        return new KeyValue<>(Resource.key(id, resource), null);
    }

    static FoundResource metrics(String... names) {
        return new FoundResource(WEB, null, Map.of(), Map.of(), List.of(names));
    }
}
