package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult.Found;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import java.util.List;
import java.util.Map;

/** An account with a queue and, in another Region, a function, whose owner chooses what is collected. */
abstract class ChoiceFixture extends ScheduleFixture {
    static final Region OTHER_REGION = new Region("us-east-1");
    static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");
    static final FoundResource FUNCTION = new FoundResource(
            ResourceId.of(OTHER_REGION, "AWS/Lambda", Map.of("FunctionName", "ship")),
            null,
            Map.of(),
            Map.of(),
            List.of("Invocations"));

    private long revision = 1;

    void findBoth() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, ORDERS);
        schedule.tell(id, new Found(scan, id, OTHER_REGION, Source.METRICS, List.of(FUNCTION)));
        schedule.looked(scan, id, OTHER_REGION, true);
        schedule.finished(scan, id, REGION, OTHER_REGION);
        schedule.workItems().forEach(schedule::read);
        assertThat(schedule.resources()).hasSize(2);
    }

    void choose(CollectionChoice choice) {
        schedule.publish(account(id, ++revision, choice));
    }
}
