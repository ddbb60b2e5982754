package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    private final Suspects suspects = new Suspects();

    @Test
    void eachMetricIsInOnePartAndThePartsOfAPartComeFirst() {
        MetricsCall call = call(10);
        suspects.split(call);
        suspects.begin();
        MetricsCall first = suspects.next();
        suspects.split(first);

        List<Integer> sizes = new ArrayList<>();
        List<Object> metrics = new ArrayList<>();
        for (MetricsCall part = suspects.next(); part != null; part = suspects.next()) {
            sizes.add(part.metrics().size());
            metrics.addAll(part.metrics());
        }

        assertThat(first.metrics()).hasSize(1);
        assertThat(sizes).containsExactly(1, 3, 3, 3);
        assertThat(metrics).containsExactlyInAnyOrderElementsOf(call.metrics());
    }

    @Test
    void fewSearchAtATimeAndWhoFindsNothingMakesRoom() {
        assertThat(IntStream.range(0, 6).filter(i -> suspects.begin())).hasSize(4);

        assertThat(suspects.next()).isNull();

        assertThat(suspects.begin()).isTrue();
        assertThat(suspects.begin()).isFalse();
    }

    @Test
    void aSearchHasAnEndHoweverManyAreBad() {
        suspects.split(call(100));
        suspects.begin();

        int questions = 0;
        for (MetricsCall part = suspects.next(); part != null; part = suspects.next()) {
            suspects.split(part);
            questions++;
        }

        assertThat(questions).isEqualTo(400);
    }

    private static MetricsCall call(int metrics) {
        List<TakenItem> items = IntStream.range(0, metrics)
                .mapToObj(i -> taken(item("i-" + i, WINDOW, minutely("A"))))
                .toList();
        return ReadingPlan.of(items, NOON).get(0).calls().get(0);
    }
}
