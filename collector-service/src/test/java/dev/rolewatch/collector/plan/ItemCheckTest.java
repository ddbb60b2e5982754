package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    void aPeriodIsAtMostADay() {
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, metric("A", Duration.ofDays(1)))))
                .isEmpty();
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, metric("A", Duration.ofHours(25)))))
                .contains("a metric's period is longer than a day");
    }
}
