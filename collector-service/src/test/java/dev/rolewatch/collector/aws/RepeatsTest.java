package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final AwsFailure THROTTLED =
            new AwsFailure(AwsFailure.Kind.THROTTLED, "Throttling", "Rate exceeded");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Repeats repeats = new Repeats(Duration.ofMillis(80));
    private final PlaceProgress progress = new PlaceProgress(
            ReadingPlan.of(List.of(taken(item("i-1", WINDOW, minutely("A")))), NOON)
                    .get(0),
            NOON,
            new BatchEnd(LONG, LONG),
            false);

    @Test
    void aPlaceThatThrottlesAndAnswersNothingIsGivenUpAfterOneMoreTry() throws Exception {
        assertThat(repeats.pauseAfter(1, THROTTLED, progress)).isBetween(5L, 10L);

        assertEnds(MetricDataException.Scope.PLACE, () -> repeats.pauseAfter(2, THROTTLED, progress));
    }

    @Test
    void aCallThatIsThrottledWhileOthersAreAnsweredEndsAlone() throws Exception {
        progress.answered();
        assertThat(repeats.pauseAfter(2, THROTTLED, progress)).isBetween(80L, 160L);

        assertEnds(MetricDataException.Scope.QUESTION, () -> repeats.pauseAfter(3, THROTTLED, progress));
    }

    private static void assertEnds(MetricDataException.Scope scope, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        MetricDataException.class, e -> assertThat(e.scope()).isEqualTo(scope));
    }
}
