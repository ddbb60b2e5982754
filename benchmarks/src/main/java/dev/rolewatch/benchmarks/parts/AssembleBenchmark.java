package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.collection.PointAssembly;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Making points of the SDK's results. */
public class AssembleBenchmark extends PartBenchmark {
    private final MetricToRead metric = Workload.item(0).metrics().get(0);
    private final List<List<MetricDataResult>> results = IntStream.range(0, Workload.SERIES_PER_CALL)
            .mapToObj(series -> IntStream.range(0, Workload.STATISTICS)
                    .mapToObj(statistic -> result(series, statistic))
                    .toList())
            .toList();

    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public List<List<Point>> assemble() {
        List<List<Point>> points = new ArrayList<>();
        for (List<MetricDataResult> series : results) {
            PointAssembly assembly = new PointAssembly(metric);
            for (int i = 0; i < series.size(); i++) {
                assembly.add(i, series.get(i).timestamps(), series.get(i).values());
            }
            points.add(assembly.points());
        }
        return points;
    }

    private static MetricDataResult result(int series, int statistic) {
        List<Instant> times = Workload.times(0);
        return MetricDataResult.builder()
                .id("q" + statistic)
                .timestamps(times)
                .values(times.stream()
                        .map(time -> Workload.value(series, time, statistic))
                        .toList())
                .build();
    }
}
