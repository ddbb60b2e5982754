package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** Reading work items. */
public class ItemBenchmark extends PartBenchmark {
    private final List<byte[]> items = IntStream.range(0, Workload.ITEMS)
            .mapToObj(i -> Json.write(Workload.item(i)))
            .toList();

    @Benchmark
    @OperationsPerInvocation(Workload.SERIES)
    public void readItems(Blackhole sink) {
        items.forEach(item -> sink.consume(Json.read(item, WorkItem.class)));
    }
}
