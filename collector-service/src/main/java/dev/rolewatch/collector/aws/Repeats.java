package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Whether a call that failed is made again, and when. It need not be often: a later window covers what is not read now. */
final class Repeats {
    private static final int ATTEMPTS = 3;
    /**
     * For a place that throttles and has answered nothing yet: once more, soon. A moment's throttling is over by then, and
     * the batches that come after do not wait for a longer one.
     */
    private static final int ATTEMPTS_WHEN_THROTTLED = 2;

    private static final int SOON = 8;

    private final Duration pause;

    /** @param pause before the first repeat; it doubles with each */
    Repeats(Duration pause) {
        this.pause = pause;
    }

    /**
     * How many milliseconds to wait before the call is made again.
     *
     * @param attempt the one that failed, from 1
     * @throws MetricDataException if there is no use in it
     */
    long pauseAfter(int attempt, AwsFailure failure, PlaceProgress progress) throws MetricDataException {
        MetricDataException last = Failures.of(failure, progress.where());
        boolean throttled = failure.kind() == AwsFailure.Kind.THROTTLED;
        if (!throttled && failure.kind() != AwsFailure.Kind.UNREACHABLE) {
            throw last;
        }
        if (progress.isTrial()) {
            throw new MetricDataException(last.failure(), MetricDataException.Scope.PLACE);
        }
        boolean soon = throttled && !progress.hasAnswered();
        if (attempt >= (soon ? ATTEMPTS_WHEN_THROTTLED : ATTEMPTS)) {
            // Where others are answered there is use in asking on, ever more slowly as the rate backs off.
            throw progress.hasAnswered()
                    ? new MetricDataException(last.failure(), MetricDataException.Scope.QUESTION)
                    : last;
        }
        long longest = (pause.toMillis() << (attempt - 1)) / (soon ? SOON : 1);
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }
}
