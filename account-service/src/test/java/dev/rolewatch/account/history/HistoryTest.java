package dev.rolewatch.account.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.history.History.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aQuantileIsTheEndOfItsClassButNeverMoreThanTheOldest() {
        Ages ages = ages(30, 50, 200, 290);

        assertThat(ages.quantile(0.5)).contains(Duration.ofMinutes(1));
        assertThat(ages.quantile(0.51)).contains(Duration.ofSeconds(290));
        assertThat(ages.quantile(1)).contains(Duration.ofSeconds(290));
        assertThat(ages(60).quantile(0.5)).contains(Duration.ofMinutes(1));
        assertThat(ages(200_000).quantile(0.5)).contains(Duration.ofSeconds(200_000));
        assertThat(Ages.NONE.quantile(0.5)).isEmpty();
    }

    @Test
    void clocksThatDisagreeMakeNoNegativeAge() {
        assertThat(ages(-5).oldest()).isZero();
    }

    @Test
    void bucketsAreAddedUpInTheStepTheyAreIn() {
        Span span = Span.covering(NOON, NOON.plus(Duration.ofMinutes(45)), Duration.ofMinutes(15));
        Tally one = new Tally(1, 0, 10, ages(30));

        History history = History.of(
                span,
                Map.of(NOON, one, NOON.plus(Duration.ofMinutes(10)), one, NOON.plus(Duration.ofMinutes(30)), one));

        assertThat(history.steps())
                .extracting(step -> step.points().orElse(-1L))
                .containsExactly(20L, -1L, 10L);
    }

    @Test
    void zeroAndNothingAndFailureAreThreeThings() {
        Span span = Span.covering(NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ofMinutes(5));

        History history = History.of(
                span,
                Map.of(
                        NOON,
                        new Tally(3, 1, 0, Ages.NONE),
                        NOON.plus(Duration.ofMinutes(5)),
                        new Tally(0, 1, 0, Ages.NONE)));

        assertThat(history.steps().get(0).points()).contains(0L);
        assertThat(history.steps().get(1).points()).isEmpty();
        assertThat(history.steps().get(2).points()).isEmpty();
        assertThat(history.steps()).extracting(Step::failed).containsExactly(false, true, false);
    }

    @Test
    void theLastDayEndsWithTheStepThatPasses() {
        Span span = Span.last(Duration.ofDays(1), Duration.ofHours(1), NOON.plusSeconds(1));

        assertThat(span.to()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(History.of(span, Map.of()).steps()).hasSize(24);
    }

    private static Ages ages(long... seconds) {
        return LongStream.of(seconds)
                .mapToObj(age -> Ages.of(Duration.ofSeconds(age)))
                .reduce(Ages.NONE, Ages::plus);
    }
}
