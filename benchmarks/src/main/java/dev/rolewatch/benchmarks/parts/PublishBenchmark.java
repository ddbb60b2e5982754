package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.PointMemory;
import dev.rolewatch.collector.collection.PointTable;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.collection.Troubles;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** From the points of a batch to the records that are published, cycle after cycle. */
public class PublishBenchmark extends PartBenchmark {
    /** Cycles that lie ready to be read one after the other. */
    private static final int CYCLES = 4;

    private static final long ROOM = 10_000_000;

    private final ReadingPlan plan =
            ReadingPlan.of(Workload.batch(), Workload.NOW).get(0);
    private final List<Reading> readings = IntStream.range(0, CYCLES)
            .mapToObj(cycle -> Readings.of(plan, cycle))
            .toList();
    private PointMemory memory;
    private Collector collector;
    private Collected collected;
    private int cycle;

    @Setup
    public void prepare() {
        rememberAndCollect();
        collected = rememberAndCollect();
        if (collected.metrics().isEmpty()) {
            throw new IllegalStateException("there is nothing to encode");
        }
    }

    /** Which points are new, and remembering them. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public void remember(Blackhole sink) {
        Reading reading = next();
        var draft = memory.draft();
        for (int i = 0; i < reading.answers().size(); i++) {
            PointTable points = Readings.points(reading, i);
            sink.consume(draft.unpublished(reading.answers().get(i).asked(), points, reading.readAt()));
        }
        draft.remember(reading.readAt());
    }

    /** The same, and putting together the records of metrics and reports that it makes. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public Collected rememberAndCollect() {
        Reading reading = next();
        var batch = collector.begin();
        Collected all = batch.collect(List.of(reading));
        batch.published(reading.readAt());
        return all;
    }

    /** Each window has five points which the one before had not; the first of a round finds nothing remembered. */
    private Reading next() {
        int turn = cycle++ % CYCLES;
        if (turn == 0) {
            memory = new PointMemory(ROOM);
            collector = new Collector(new PointMemory(ROOM), new Troubles());
        }
        return readings.get(turn);
    }

    /** The records' bytes. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public void encode(Blackhole sink) {
        collected.metrics().forEach(chunk -> sink.consume(OtlpMetrics.encode(chunk.batch())));
    }

    /** The reports' bytes. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public void report(Blackhole sink) {
        collected.reports().forEach(report -> sink.consume(Json.write(report)));
    }
}
