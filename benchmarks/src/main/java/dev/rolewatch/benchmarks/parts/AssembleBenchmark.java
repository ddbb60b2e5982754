package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.aws.QueryResult;
import dev.rolewatch.collector.collection.PointTable;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** Making points of the answers' numbers. */
public class AssembleBenchmark extends PartBenchmark {
    private final List<List<QueryResult>> results = IntStream.range(0, Workload.SERIES_PER_CALL)
            .mapToObj(series -> Readings.values(series, 0))
            .toList();

    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public void assemble(Blackhole sink) {
        for (List<QueryResult> statistics : results) {
            PointTable points = Readings.assembled(statistics);
            sink.consume(points);
        }
    }
}
