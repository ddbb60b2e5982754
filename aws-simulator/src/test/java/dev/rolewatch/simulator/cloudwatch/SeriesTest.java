package dev.rolewatch.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final long MIDNIGHT = 1_772_323_200;
    private static final LatenessProfile LATE =
            new LatenessProfile(Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(4), 0.5);

    @Test
    void twoSeriesDifferAndOneIsAlwaysTheSame() {
        Series one = series("one", LatenessProfile.PUNCTUAL, 1);
        Series again = series("one", LatenessProfile.PUNCTUAL, 1);
        Series other = series("other", LatenessProfile.PUNCTUAL, 1);

        assertThat(sums(one)).isEqualTo(sums(again)).isNotEqualTo(sums(other));
    }

    @Test
    void thereIsNothingBeforeTheFirstPeriodOrAfterTheLast() {
        var series = new Series(7, 300, MIDNIGHT + 1, MIDNIGHT + 900, 1, LATE);

        assertThat(LongStream.range(-2, 6).map(i -> MIDNIGHT + i * 300).filter(series::hasPoint))
                .containsExactly(MIDNIGHT + 300, MIDNIGHT + 600);
    }

    @Test
    void aPointAppearsAndSettlesWithinItsProfile() {
        Series series = series("late", LATE, 1);
        int changing = 0;
        for (long start = MIDNIGHT; start < MIDNIGHT + 60_000; start += 60) {
            long end = (start + 60) * 1000;
            long visible = series.visibleAt(start);
            long settled = series.settledAt(start);
            assertThat(visible).isBetween(end + 30_000, end + 90_000);
            assertThat(settled).isBetween(visible, visible + 240_000);
            assertThat(samples(series, start, visible - 1)).isZero();
            assertThat(samples(series, start, visible)).isPositive();
            boolean changes = settled > visible;
            assertThat(samples(series, start, settled - 1) < samples(series, start, settled))
                    .as("the last sample arrives when the point settles")
                    .isTrue();
            assertThat(samples(series, start, settled)).isEqualTo(samples(series, start, Long.MAX_VALUE));
            changing += changes ? 1 : 0;
        }
        assertThat(changing).as("half of the points, less those of one sample").isBetween(300, 500);
    }

    @Test
    void aSparseMetricHasPointsInItsShareOfPeriods() {
        Series sparse = series("sparse", LatenessProfile.PUNCTUAL, 0.25);

        assertThat(LongStream.range(0, 1000)
                        .filter(minute -> sparse.hasPoint(MIDNIGHT + minute * 60))
                        .count())
                .isBetween(200L, 300L);
    }

    private static Series series(String name, LatenessProfile lateness, double presence) {
        long seed = Series.seed("111122223333", "eu-central-1", "AWS/SQS", "Sent", Map.of("QueueName", name));
        return new Series(seed, 60, MIDNIGHT - 86_400, Long.MAX_VALUE, presence, lateness);
    }

    private static double[] sums(Series series) {
        return LongStream.range(0, 10)
                .mapToDouble(minute -> {
                    var tally = new Tally(false);
                    series.addTo(tally, MIDNIGHT + minute * 60, Long.MAX_VALUE);
                    return tally.sum();
                })
                .toArray();
    }

    private static int samples(Series series, long start, long asOfMillis) {
        var tally = new Tally(false);
        series.addTo(tally, start, asOfMillis);
        return tally.count();
    }
}
