package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.aws.QueryResult;
import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.PointAssembly;
import dev.rolewatch.collector.collection.PointTable;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What CloudWatch would have answered to a plan. */
final class Readings {
    private Readings() {}

    static Reading of(ReadingPlan plan, int cycle) {
        List<AskedMetric> asked =
                plan.calls().stream().flatMap(call -> call.metrics().stream()).toList();
        List<MetricAnswer> answers = new ArrayList<>();
        for (int series = 0; series < asked.size(); series++) {
            AskedMetric planned = asked.get(series);
            AskedMetric now = new AskedMetric(planned.taken(), planned.metric(), Workload.window(cycle));
            answers.add(new MetricAnswer(now, new MetricAnswer.Points(points(series, cycle)), 1));
        }
        return new Reading(
                plan.where(),
                plan.items(),
                Workload.window(cycle).to(),
                plan.calls().size(),
                0,
                answers);
    }

    static PointTable points(Reading reading, int series) {
        return ((MetricAnswer.Points) reading.answers().get(series).result()).points();
    }

    /** A series' points in that cycle's window. */
    static PointTable points(int series, int cycle) {
        return assembled(values(series, cycle));
    }

    static PointTable assembled(List<QueryResult> statistics) {
        PointAssembly assembly = new PointAssembly(Workload.METRICS_TO_READ.get(0));
        for (int i = 0; i < statistics.size(); i++) {
            assembly.add(i, statistics.get(i).times(), statistics.get(i).values());
        }
        return assembly.points();
    }

    /** A series' values in that cycle's window, for each statistic. */
    static List<QueryResult> values(int series, int cycle) {
        List<Instant> times = Workload.times(cycle);
        return IntStream.range(0, Workload.STATISTICS)
                .mapToObj(statistic -> new QueryResult(
                        "q" + statistic,
                        QueryResult.COMPLETE,
                        times.stream().mapToLong(Instant::toEpochMilli).toArray(),
                        times.stream()
                                .mapToDouble(time -> Workload.value(series, time, statistic))
                                .toArray()))
                .toList();
    }
}
