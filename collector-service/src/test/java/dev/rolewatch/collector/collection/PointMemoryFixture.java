package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A memory, and readings of a metric of one-minute points. */
abstract class PointMemoryFixture {
    final PointMemory memory = new PointMemory(10_000);
    final AskedMetric asked = asked("i-1");

    List<Point> publish(Instant now, List<Point> window) {
        return publish(asked, now, window);
    }

    List<Point> publish(AskedMetric metric, Instant now, List<Point> window) {
        return publish(memory, metric, now, window);
    }

    static List<Point> publish(PointMemory memory, AskedMetric metric, Instant now, List<Point> window) {
        PointMemory.Draft draft = memory.draft();
        List<Point> unpublished = draft.unpublished(metric, PointTables.of(window), now);
        draft.remember(now);
        return unpublished;
    }

    List<Point> publish(AskedMetric metric, List<Point> points) {
        return publish(metric, NOON, points);
    }

    static AskedMetric asked(String instance) {
        return new AskedMetric(taken(item(instance, WINDOW, minutely("A"))), minutely("A"));
    }

    /** With a window of three hours from that minute on. */
    static AskedMetric asked(int from) {
        return asked(from, from + 180);
    }

    static AskedMetric asked(int from, int to) {
        Window window = new Window(start(from), start(to));
        return new AskedMetric(taken(item("i-1", window, minutely("A"))), minutely("A"));
    }

    static List<Point> points(int from, int to, IntPredicate there) {
        return IntStream.range(from, to)
                .filter(there)
                .mapToObj(minute -> point(minute, 1))
                .toList();
    }

    static Point point(int minute, double value) {
        return new Point(start(minute), Duration.ofMinutes(1), 1, value, value, value, new TreeMap<>());
    }

    static Instant start(int minute) {
        return WINDOW.from().plus(Duration.ofMinutes(minute));
    }
}
