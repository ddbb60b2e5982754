package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What CloudWatch would have answered to a plan. */
final class Readings {
    private Readings() {}

    static Reading of(ReadingPlan plan, int cycle) {
        List<AskedMetric> asked =
                plan.calls().stream().flatMap(call -> call.metrics().stream()).toList();
        List<MetricAnswer> answers = new ArrayList<>();
        for (int series = 0; series < asked.size(); series++) {
            answers.add(new MetricAnswer(asked.get(series), new MetricAnswer.Points(points(series, cycle)), 1));
        }
        return new Reading(
                plan.where(),
                plan.items(),
                Workload.window(cycle).to(),
                plan.calls().size(),
                0,
                answers);
    }

    static List<Point> points(Reading reading, int series) {
        return ((MetricAnswer.Points) reading.answers().get(series).result()).points();
    }

    /** A series' points in that cycle's window. */
    static List<Point> points(int series, int cycle) {
        return Workload.times(cycle).stream()
                .map(time -> new Point(
                        time,
                        Duration.ofMinutes(1),
                        Workload.value(series, time, 0),
                        Workload.value(series, time, 1),
                        Workload.value(series, time, 2),
                        Workload.value(series, time, 3),
                        new TreeMap<>()))
                .toList();
    }
}
