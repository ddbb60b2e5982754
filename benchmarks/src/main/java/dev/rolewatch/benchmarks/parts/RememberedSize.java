package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.collector.collection.PointMemory;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Instant;
import java.util.Locale;

/** What remembering the points of a million series takes of the heap, after a few cycles of five minutes. */
final class RememberedSize {
    private static final int SERIES = 1_000_000;
    private static final int CYCLES = 3;
    private static final long ROOM = 1L << 30;

    private RememberedSize() {}

    public static void main(String[] arguments) {
        long before = heap();
        PointMemory memory = new PointMemory(ROOM);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            long unpublished = 0;
            long began = System.nanoTime();
            for (int item = 0; item < SERIES / Workload.METRICS; item += Workload.ITEMS) {
                unpublished += readBatch(memory, item, cycle);
            }
            System.out.printf(
                    Locale.ROOT,
                    "cycle %d: %,d points published, %,d remembered; %d bytes for each of %,d series; %.0f ns; resident %d MB%n",
                    cycle,
                    unpublished,
                    memory.points(),
                    (heap() - before) / SERIES,
                    SERIES,
                    (double) (System.nanoTime() - began) / SERIES,
                    new ProcessUsage(ProcessHandle.current().pid()).memory());
        }
        System.out.println(memory.points());
    }

    private static long readBatch(PointMemory memory, int firstItem, int cycle) {
        Instant now = Workload.window(cycle).to();
        long unpublished = 0;
        PointMemory.Draft draft = memory.draft();
        for (int item = firstItem; item < firstItem + Workload.ITEMS; item++) {
            WorkItem read = Workload.item(item);
            TakenItem taken = new TakenItem(read, 0);
            for (int metric = 0; metric < Workload.METRICS; metric++) {
                AskedMetric asked = new AskedMetric(taken, read.metrics().get(metric), Workload.window(cycle));
                int series = item * Workload.METRICS + metric;
                unpublished += draft.unpublished(asked, Readings.points(series, cycle), now)
                        .size();
            }
        }
        draft.remember(now);
        return unpublished;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
