package dev.rolewatch.local.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final PointId NOON = at("2026-01-01T12:00:00Z");
    private static final PointId LATER = at("2026-01-01T12:01:00Z");

    private final Seen seen = new Seen();

    @Test
    void theLastValueOfAPointCounts() {
        seen.publish(NOON, value(1));
        seen.publish(NOON, value(2));

        assertThat(compare(truth(Map.of(NOON, value(2)))).differences()).isEmpty();
    }

    @Test
    void aSettledPointThatIsNotOnTheTopicIsMissing() {
        seen.publish(NOON, value(1));

        Comparison comparison = compare(truth(Map.of(NOON, value(1), LATER, value(1))));

        assertThat(comparison.differences()).containsExactly(new Difference.Missing(LATER));
        assertThat(comparison.total()).isEqualTo(new Tally(1, 2));
    }

    @Test
    void aWrongValueIsToldFieldByField() {
        seen.publish(NOON, new PointValue(60.0, 7.0, 1.0, 2.0, new TreeMap<>(), "Count", resource("another")));

        assertThat(compare(truth(Map.of(NOON, value(1)))).differences())
                .singleElement()
                .asString()
                .startsWith("wrong:")
                .contains("111122223333 eu-central-1 AWS/SQS")
                .contains("sum is 7.0 instead of 1.0", "percentiles is {} instead of {0.99=1.5}")
                .contains("ARN is another instead of arn")
                .doesNotContain("count", "minimum", "unit");
    }

    @Test
    void aStatisticThatWasNotAskedForIsNotThereAndOneThatWasIs() {
        PointValue average = new PointValue(60.0, 1.0, null, null, new TreeMap<>(), "Count", resource("arn"));
        PointValue count = new PointValue(60.0, null, null, null, new TreeMap<>(), "Count", resource("arn"));
        Truth truth = truth(Map.of(NOON, average));

        seen.publish(NOON, average);
        assertThat(compare(truth).differences()).isEmpty();

        seen.publish(NOON, count);
        assertThat(compare(truth).differences()).singleElement().asString().endsWith("sum is absent instead of 1.0");

        seen.publish(NOON, value(1));
        assertThat(compare(truth).differences())
                .singleElement()
                .asString()
                .contains("minimum is 1.0 instead of absent", "percentiles is {0.99=1.5} instead of {}");
    }

    @Test
    void aProvisionalPointMayBeThereWithAnyValueOrNotAtAll() {
        seen.publish(NOON, value(1));

        Truth truth = new Truth(Map.of(), Map.of(NOON, value(2), LATER, value(2)));

        assertThat(compare(truth).differences()).isEmpty();
    }

    @Test
    void whatIsPublishedSeldomMustBeThereOnlyIfItHadSettledEarlier() {
        Truth earlier = truth(Map.of(NOON, value(1)));

        Truth due = truth(Map.of(NOON, value(1), LATER, value(1))).withSeldomOnes(Duration.ofMinutes(1), earlier);

        assertThat(compare(due).differences()).containsExactly(new Difference.Missing(NOON));
    }

    @Test
    void aPointThatAwsDoesNotHoldIsADifferenceThatNoTimeMends() {
        seen.publish(NOON, value(1));

        assertThat(compare(truth(Map.of())).differences())
                .containsExactly(new Difference.Unknown(NOON))
                .noneMatch(Difference::mayMend);
    }

    @Test
    void aPointPublishedTwiceUnchangedIsADifferenceUnlessThereWasAFailover() {
        seen.publish(NOON, value(1));
        seen.publish(NOON, value(1));
        Truth truth = truth(Map.of(NOON, value(1)));

        assertThat(compare(truth).differences()).containsExactly(new Difference.Repeated(NOON));
        assertThat(Comparison.of(truth, seen, true).differences()).isEmpty();
    }

    private Comparison compare(Truth truth) {
        return Comparison.of(truth, seen, false);
    }

    private static Truth truth(Map<PointId, PointValue> settled) {
        return new Truth(settled, Map.of());
    }

    private static PointId at(String start) {
        SeriesId series = new SeriesId(
                "111122223333",
                "eu-central-1",
                "AWS/SQS",
                "NumberOfMessagesSent",
                new TreeMap<>(Map.of("QueueName", "orders")),
                Duration.ofMinutes(1));
        return new PointId(series, Instant.parse(start));
    }

    private static PointValue value(double sum) {
        return new PointValue(60.0, sum, 1.0, 2.0, new TreeMap<>(Map.of(0.99, 1.5)), "Count", resource("arn"));
    }

    private static MeasuredResource resource(String arn) {
        return new MeasuredResource(arn, new TreeMap<>(Map.of("team", "shop")));
    }
}
