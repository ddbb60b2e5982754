package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.collection.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What goes wrong in this process, and not with AWS. */
class LanesTest {
    private static final BatchReader.Limits LIMITS =
            new BatchReader.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 4);

    private static final List<ReadingPlan> PLANS = ReadingPlan.of(
            List.of(
                    taken(item("i-1", WINDOW, minutely("A"))),
                    taken(item("i-2", new Window(NOON.minusSeconds(86400), NOON), minutely("A")))),
            NOON);

    @Test
    void anErrorOfOursEndsThePlaceAndIsNotBlamedOnAws() throws Exception {
        CallReader broken = new CallReader((page, progress) -> {
            throw new NoClassDefFoundError("of the SDK");
        });

        List<Reading> readings = reader(broken, Runnable::run).read(PLANS);

        assertThat(readings)
                .singleElement()
                .satisfies(reading -> assertThat(reading.answers())
                        .extracting(MetricAnswer::result)
                        .containsOnly(Failures.ofOurs()));
    }

    @Test
    void whereNotAllLanesCanBeStartedThoseThatWereAreEnded() {
        List<Runnable> started = new ArrayList<>();
        Executor full = lane -> {
            if (!started.isEmpty()) {
                throw new RejectedExecutionException("full");
            }
            started.add(lane);
        };

        assertThatThrownBy(() ->
                        reader(new CallReader((MetricDataPages) null), full).read(PLANS))
                .isInstanceOf(RejectedExecutionException.class);

        assertThat(started).singleElement().matches(lane -> ((Future<?>) lane).isCancelled());
    }

    private static BatchReader reader(CallReader calls, Executor threads) {
        return new BatchReader(calls, threads, LIMITS, Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
