package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.aws.PlaceProgress.Waiting;
import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of what had no answer when its batch ended. */
class PlaceProgressTest {
    private static final AccountRegion WHERE = AccountRegion.of(item("i-1", WINDOW));
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PlaceProgress progress = new PlaceProgress(
            ReadingPlan.of(List.of(taken(item("i-1", WINDOW, minutely("A")))), NOON)
                    .get(0),
            NOON,
            new BatchEnd(LONG, LONG),
            false);

    @Test
    void whatWasNeverAskedIsNotBlamedOnCloudWatch() {
        progress.waits(Waiting.CONNECTION);

        assertTold(Failures.notAsked(WHERE));
    }

    @Test
    void whatStillWaitsForAConnectionWhereOthersAreAnsweredIsNotBlamedOnCloudWatch() {
        progress.called();
        progress.answered();
        progress.waits(Waiting.CONNECTION);

        assertTold(Failures.notAsked(WHERE));
    }

    @Test
    void whatWasAskedAndNotAnsweredIs() {
        progress.called();

        assertTold(Failures.late(WHERE));
    }

    @Test
    void aPlaceThatFailsIsTheReasonForItsSuspectsToo() {
        MetricsCall call = progress.next();
        progress.suspect(call);
        progress.failed(Failures.noTurn(WHERE));

        assertThat(progress.firstSuspects()).isNull();
        assertTold(Failures.noTurn(WHERE));
    }

    private void assertTold(MetricAnswer.Failure failure) {
        assertThat(progress.finish().answers()).extracting(MetricAnswer::result).containsExactly(failure);
    }
}
