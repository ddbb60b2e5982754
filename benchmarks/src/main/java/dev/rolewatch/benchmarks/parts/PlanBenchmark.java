package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Planning a batch of 2,000 items. */
public class PlanBenchmark extends PartBenchmark {
    private final List<TakenItem> batch = Workload.batch();

    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public List<ReadingPlan> plan() {
        return ReadingPlan.of(batch, Workload.NOW);
    }
}
