package dev.rolewatch.account.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A span of time in equal steps, as whoever looks at history asks for it.
 *
 * @param from where the first step begins, at a whole multiple of a step since 1970 in UTC
 * @param to where the last step ends
 */
public record Span(Instant from, Instant to, Duration step) {
    /** Each divides a day, so that steps begin at round times. */
    public static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1));

    public Span {
        if (!STEPS.contains(step) || !from.isBefore(to)) {
            throw new IllegalArgumentException("no steps of " + step + " from " + from + " to " + to);
        }
    }

    /** The steps that these times are in, and those between. */
    public static Span covering(Instant from, Instant to, Duration step) {
        Instant lastBegin = Bucket.begin(to.minusNanos(1), step);
        return new Span(Bucket.begin(from, step), lastBegin.plus(step), step);
    }

    /** What has passed of the last hours, and the step that is passing. */
    public static Span last(Duration time, Duration step, Instant now) {
        return covering(now.minus(time).plus(step), now.plusNanos(1), step);
    }

    /** The finest step that is known from then on, of those that leave some 300 at most. */
    public static Duration usualStep(Instant from, Instant to, Instant now) {
        Duration finest = finestStep(from, now);
        return STEPS.stream()
                .filter(step -> step.compareTo(finest) >= 0)
                .filter(step -> Duration.between(from, to).dividedBy(step) <= 300)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    /** The finest step that is known from then on. */
    public static Duration finestStep(Instant from, Instant now) {
        Bucket bucket = from.isBefore(Bucket.FIVE_MINUTES.oldestKept(now)) ? Bucket.HOUR : Bucket.FIVE_MINUTES;
        return bucket.length();
    }

    /** The buckets that the steps are made of; five minutes that are no longer kept are missing from finer steps. */
    public Bucket bucket() {
        return step.compareTo(Bucket.HOUR.length()) < 0 ? Bucket.FIVE_MINUTES : Bucket.HOUR;
    }
}
