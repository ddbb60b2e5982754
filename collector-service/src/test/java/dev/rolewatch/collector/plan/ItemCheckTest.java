package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.REGION;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.withResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ItemCheckTest {
    @Test
    void oneStatisticIsEnoughForAPointAndPercentilesAloneAreNot() {
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, asking("A", "Maximum"))))
                .isEmpty();
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, asking("A", "Sum"), asking("B", "p50", "p99"))))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("SampleCount, Sum, Minimum, Maximum"));
    }

    @Test
    void aResourceHasARegionAndANamespace() {
        WorkItem item = item("i-1", WINDOW, asking("A", "Maximum"));

        assertThat(List.of(
                        new ResourceId(null, "AWS/EC2", new TreeMap<>()),
                        new ResourceId(REGION, null, new TreeMap<>())))
                .allSatisfy(resource -> assertThat(ItemCheck.wrongWith(withResource(item, resource)))
                        .contains("its resource has no Region or no namespace"));
    }

    @Test
    void aPeriodIsAtMostADay() {
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, metric("A", Duration.ofDays(1)))))
                .isEmpty();
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, metric("A", Duration.ofHours(25)))))
                .contains("a metric's period is longer than a day");
    }
}
