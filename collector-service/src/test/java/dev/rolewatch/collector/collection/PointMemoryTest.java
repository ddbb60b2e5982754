package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.REGION;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static dev.rolewatch.collector.Items.withResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointMemoryTest extends PointMemoryFixture {
    /**
     * Readings every five minutes, of which some go back as far as three hours; points come late and change. What the next
     * reading does not reach, but for a minute, is settled.
     */
    @Test
    void whateverTheWindowsAPointIsPublishedWhenItIsNewAndWhenItChangesWithinTheWindowThatIsReadAgain() {
        Random random = new Random(1);
        Map<Integer, Integer> values = new TreeMap<>();
        Map<Instant, Double> known = new HashMap<>();
        int windowBefore = 0;
        for (int now = 200; now < 3000; now += 5) {
            for (int change = 0; change < 10; change++) {
                values.put(now - random.nextInt(30), random.nextInt(3));
            }
            int from = now - (random.nextInt(5) == 0 ? random.nextInt(180) : 15);
            List<Point> points = IntStream.rangeClosed(from, now)
                    .filter(values::containsKey)
                    .mapToObj(minute -> point(minute, values.get(minute)))
                    .toList();
            Instant settled = start(windowBefore + 4);

            assertThat(publish(asked(from, now), points))
                    .isEqualTo(points.stream()
                            .filter(point -> !known.containsKey(point.start())
                                    || !point.start().isBefore(settled)
                                            && !point.sum().equals(known.get(point.start())))
                            .toList());
            points.forEach(point -> known.put(point.start(), point.sum()));
            windowBefore = from;
        }
    }

    @Test
    void aReadingThatGoesBackForAnotherMetricsSakePublishesOnlyWhatCameLate() {
        for (int from = 0; from < 180; from += 5) {
            publish(asked(from), points(from, from + 15, minute -> minute != 42));
        }

        assertThat(publish(asked(15), points(15, 190, minute -> true))).containsExactly(point(42, 1));
        assertThat(publish(asked(185), points(185, 200, minute -> true))).hasSize(10);
        assertThat(publish(asked(20), points(20, 200, minute -> true))).isEmpty();
    }

    @Test
    void anEmptyAnswerForgetsNothing() {
        publish(asked(0), points(0, 15, minute -> true));
        publish(asked(5), List.of());

        assertThat(publish(asked(5), points(5, 15, minute -> true))).isEmpty();
        assertThat(publish(asked(0), points(0, 15, minute -> true))).isEmpty();
    }

    @Test
    void aSeriesThatIsReadTwiceInABatchIsRememberedWithAllThatWasRead() {
        PointMemory.Draft draft = memory.draft();
        assertThat(draft.unpublished(asked, PointTables.of(List.of(point(7, 1), point(8, 1))), NOON))
                .hasSize(2);
        assertThat(draft.unpublished(asked, PointTables.of(List.of(point(2, 1), point(8, 5))), NOON))
                .hasSize(2);
        draft.remember(NOON);

        assertThat(publish(NOON, List.of(point(2, 1), point(7, 1), point(8, 5))))
                .isEmpty();
    }

    @Test
    void aPointThatIsMissingForOnceIsStillComparedWithWhatItWas() {
        publish(asked(0), points(0, 15, minute -> true));
        publish(asked(5), points(12, 20, minute -> true));

        assertThat(publish(asked(10), List.of(point(10, 2), point(11, 1)))).containsExactly(point(10, 2));
    }

    @Test
    void whatAReadingSoonAfterAnotherReachesIsStillComparedWithWhatItWas() {
        publish(asked(0, 60), points(0, 60, minute -> true));
        publish(asked(50, 120), points(50, 120, minute -> true));
        publish(asked(110, 122), points(110, 122, minute -> true));

        assertThat(publish(asked(112, 127), List.of(point(112, 2), point(119, 2))))
                .containsExactly(point(112, 2), point(119, 2));
    }

    @Test
    void aPieceOfWhatIsFarBehindIsComparedWithThePieceAfterIt() {
        publish(memory, asked(0), start(15), points(0, 15, minute -> true));
        publish(memory, asked(0), start(1000), points(0, 600, minute -> true));

        assertThat(publish(memory, asked(585), start(1001), List.of(point(590, 1), point(591, 2))))
                .containsExactly(point(591, 2));
    }

    @Test
    void aPointHasChangedWhenAnyOfItsStatisticsHas() {
        Point before = statistics(1, 2, 3, 4, 0.9, 5);
        for (Point changed : List.of(
                statistics(9, 2, 3, 4, 0.9, 5),
                statistics(1, 9, 3, 4, 0.9, 5),
                statistics(1, 2, 9, 4, 0.9, 5),
                statistics(1, 2, 3, 9, 0.9, 5),
                statistics(1, 2, 3, 4, 0.99, 5),
                statistics(1, 2, 3, 4, 0.9, 9))) {
            publish(NOON, List.of(before));
            assertThat(publish(NOON, List.of(before))).isEmpty();
            assertThat(publish(NOON, List.of(changed))).containsExactly(changed);
        }
    }

    @Test
    void whatDiffersInAccountRegionNamespaceDimensionMetricOrPeriodIsASeriesOfItsOwn() {
        publish(NOON, List.of(point(0, 1)));

        WorkItem item = asked.taken().item();
        Map<String, String> dimensions = item.resource().dimensions();
        List<WorkItem> others = List.of(
                item(new AccountId(UUID.randomUUID()), Items.AWS_ACCOUNT, "i-1", WINDOW, minutely("A")),
                withResource(item, ResourceId.of(new Region("us-east-1"), "AWS/EC2", dimensions)),
                withResource(item, ResourceId.of(REGION, "AWS/EC3", dimensions)),
                withResource(item, ResourceId.of(REGION, "AWS/EC2I", Map.of("nstanceId", "i-1"))),
                withResource(item, ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-2"))),
                item("i-1", WINDOW, minutely("B")),
                item("i-1", WINDOW, metric("A", Duration.ofHours(1))));
        assertThat(others).allSatisfy(other -> {
            AskedMetric metric = new AskedMetric(taken(other), other.metrics().get(0));
            assertThat(publish(metric, NOON, List.of(point(0, 1)))).hasSize(1);
        });
    }

    private static Point statistics(
            double count, double sum, double minimum, double maximum, double quantile, double value) {
        return new Point(
                start(0), Duration.ofMinutes(1), count, sum, minimum, maximum, new TreeMap<>(Map.of(quantile, value)));
    }
}
