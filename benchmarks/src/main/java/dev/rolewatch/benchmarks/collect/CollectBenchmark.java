package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a collector takes of the machine, from work items to committed records, beside the least that asking the same
 * questions takes. Each reads all of a world a few times; the first times warm it up. With each time that the collector reads,
 * the simulated time is an interval later, so that what is measured is what it does all day: it reads what it has read
 * before, and an interval's points that are new.
 */
public final class CollectBenchmark {
    /** With fewer, much of the processor's time is the JVM's, which is still compiling. */
    private static final int WARM_UPS = 6;

    private final World world;
    private final CollectorOptions options;
    private final int warmUps;
    private final int cycles;
    private final int latency;

    private CollectBenchmark(Options given) {
        this.world = World.of(given.number("series", 400_000), given.number("accounts", 100));
        this.options = CollectorOptions.of(given);
        this.warmUps = given.number("warm-ups", WARM_UPS);
        this.cycles = given.number("cycles", 3);
        this.latency = given.number("latency", 0);
    }

    /**
     * Options: {@code --series}, {@code --accounts}, {@code --warm-ups} before and {@code --cycles} to measure,
     * {@code --latency} of AWS in milliseconds, {@code --connections} to it, {@code --heap} in megabytes,
     * {@code --max-items} in a batch.
     */
    public static void main(String[] arguments) throws Exception {
        new CollectBenchmark(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        try (Rig rig = Rig.start(world)) {
            world.liftQuotas(rig.admin());
            if (latency > 0) {
                rig.admin().addFault(Fault.latency(Duration.ofMillis(latency)).onApi(World.API));
            }
            System.out.printf("%n%s%n", Measured.header());
            try (FloorRun floor = FloorRun.start(rig, world, HttpClients.ROLEWATCH, options)) {
                for (int warmUp = 0; warmUp < warmUps; warmUp++) {
                    tell("floor, warming up", floor.read(Instant.now()));
                }
                ChildProcess process = rig.startCollector("collector-service", options);
                Cycle collector = new Cycle(rig, world, new ProcessUsage(process.pid()));
                Instant due = Instant.now();
                for (int warmUp = 0; warmUp < warmUps; warmUp++) {
                    tell("collector, warming up", collector.run(due));
                    due = due.plus(World.INTERVAL);
                }
                compare(rig, floor, collector, due);
            }
        }
    }

    /** One after the other and again, for a machine's speed changes from minute to minute. */
    private void compare(Rig rig, FloorRun floor, Cycle collector, Instant first) throws InterruptedException {
        List<Measured> floors = new ArrayList<>();
        List<Measured> collected = new ArrayList<>();
        Sizes before = null;
        for (int cycle = 0; cycle < cycles; cycle++) {
            Instant due = first.plus(World.INTERVAL.multipliedBy(cycle));
            floors.add(tell("floor", floor.read(due)));
            before = rig.sizes();
            collected.add(tell("collector", collector.run(due)));
        }
        System.out.printf(
                "%nThe collector reads %.0f %% of what the floor reads with the same processor time: %,.0f beside %,.0f"
                        + " series a second and core.%n",
                100 * perSecondAndCore(collected) / perSecondAndCore(floors),
                perSecondAndCore(collected),
                perSecondAndCore(floors));
        long points = rig.reported().tally().points();
        System.out.printf("points published in the last cycle: %,d%n", points);
        Sizes grown = rig.sizes().minus(before);
        System.out.printf(
                "compressed bytes on disk: %.1f for a point, %.0f for a work item, %.0f for what is reported of it%n",
                (double) grown.metrics() / points,
                (double) grown.workItems() / world.items(),
                (double) grown.reports() / world.items());
    }

    private static Measured tell(String what, Measured measured) {
        System.out.println(measured.row(what));
        return measured;
    }

    /** Of all together. */
    private static double perSecondAndCore(List<Measured> measured) {
        double secondsOfASeries = measured.stream()
                .mapToDouble(each -> 1 / each.perSecondAndCore())
                .sum();
        return measured.size() / secondsOfASeries;
    }
}
