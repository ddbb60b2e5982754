package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.collection.Readings.DENIED;
import static dev.rolewatch.collector.collection.Readings.THROTTLED;
import static dev.rolewatch.collector.collection.Readings.answer;
import static dev.rolewatch.collector.collection.Readings.points;
import static dev.rolewatch.collector.collection.Readings.publish;
import static dev.rolewatch.collector.collection.Readings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private final Collector collector = new Collector(new PointMemory(100_000), new Troubles());
    private final WorkItem item = item("i-1", WINDOW, minutely("A"));

    @Test
    void anAccountsTroubleIsToldWhenItBeginsAndWhenItEndsAndNotBetween() {
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .singleElement()
                .isInstanceOf(AccountEvent.Denied.class);
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .isEmpty();
        assertThat(publish(collector, reading(2, answer(item, THROTTLED))).events())
                .singleElement()
                .isInstanceOf(AccountEvent.Throttled.class);
        assertThat(publish(collector, reading(0, answer(item, points(1)))).events())
                .singleElement()
                .isInstanceOf(AccountEvent.Recovered.class);
        assertThat(publish(collector, reading(0, answer(item, points(1)))).events())
                .isEmpty();
    }

    @Test
    void whileAnAccountsTroubleLastsItIsToldAgainEachQuarterOfAnHour() {
        Reading denied = reading(0, answer(item, DENIED));
        publish(collector, denied);

        assertThat(publish(collector, later(denied, 14)).events()).isEmpty();
        assertThat(publish(collector, later(denied, 15)).events()).hasSize(1);
        assertThat(publish(collector, later(denied, 29)).events()).isEmpty();
        assertThat(publish(collector, later(denied, 30)).events()).hasSize(1);
    }

    private static Reading later(Reading reading, int minutes) {
        return new Reading(
                reading.where(),
                reading.items(),
                reading.readAt().plus(Duration.ofMinutes(minutes)),
                reading.calls(),
                reading.throttles(),
                reading.answers());
    }

    @Test
    void anAccountsTroubleIsForgottenWithItsPartition() {
        publish(collector, reading(0, answer(item, DENIED)));

        collector.forget(List.of(1));
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .isEmpty();

        collector.forget(List.of(0));
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .hasSize(1);
    }

    @Test
    void ourOwnShareRunningOutIsNotToldAsTheAccountsTrouble() {
        assertThat(publish(collector, reading(0, answer(item, THROTTLED))).events())
                .isEmpty();
    }
}
