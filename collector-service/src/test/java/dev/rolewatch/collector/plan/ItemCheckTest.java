package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.asking;
import static dev.rolewatch.collector.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemCheckTest {
    @Test
    void oneStatisticIsEnoughForAPointAndPercentilesAloneAreNot() {
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, asking("A", "Maximum"))))
                .isEmpty();
        assertThat(ItemCheck.wrongWith(item("i-1", WINDOW, asking("A", "Sum"), asking("B", "p50", "p99"))))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("SampleCount, Sum, Minimum, Maximum"));
    }
}
