package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.util.List;

/**
 * What a collector takes of the machine, from work items to committed records, beside the least that asking the same
 * questions takes. Each reads all of a world a few times; the first times warm it up. The simulated time stands intervals back
 * while the collector is warmed up, so that what is then measured is what it does all day: it reads what it has read
 * before, and an interval's points that are new.
 */
public final class CollectBenchmark {
    /** With fewer, much of the processor's time is the JVM's, which is still compiling. */
    private static final int WARM_UPS = 6;

    private final World world;
    private final CollectorOptions collector;
    private final int warmUps;
    private final int cycles;
    private final int latency;

    private CollectBenchmark(Options options) {
        this.world = World.of(options.number("series", 400_000), options.number("accounts", 100));
        this.collector = CollectorOptions.of(options);
        this.warmUps = options.number("warm-ups", WARM_UPS);
        this.cycles = options.number("cycles", 1);
        this.latency = options.number("latency", 0);
    }

    /**
     * Options: {@code --series}, {@code --accounts}, {@code --warm-ups} before and {@code --cycles} to measure, {@code --latency} of AWS in milliseconds,
     * {@code --connections} to it, {@code --heap} in megabytes, {@code --max-items} in a batch.
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
            List<Measured> floors = FloorRun.of(rig, world, HttpClients.ROLEWATCH, collector, warmUps);
            Measured floor = floors.get(warmUps);
            System.out.printf("%n%s%n", Measured.header());
            floors.forEach(each -> System.out.println(each.row(each == floor ? "floor" : "floor, warming up")));
            ChildProcess process = rig.startCollector("collector-service", collector);
            ProcessUsage usage = new ProcessUsage(process.pid());
            Cycle cycle = new Cycle(rig, world);
            for (int left = warmUps + cycles - 1; left >= 0; left--) {
                Sizes before = rig.sizes();
                Measured measured = cycle.run(usage, World.INTERVAL.multipliedBy(left));
                System.out.println(measured.row(left >= cycles ? "collector, warming up" : "collector"));
                if (left == 0) {
                    tell(rig, floor, measured, before);
                }
            }
        }
    }

    private void tell(Rig rig, Measured floor, Measured measured, Sizes before) throws InterruptedException {
        System.out.printf(
                "%nThe collector reads %.0f %% of what the floor reads with the same processor time.%n",
                100 * measured.perSecondAndCore() / floor.perSecondAndCore());
        long points = rig.reported().tally().points();
        System.out.printf("points published in the last cycle: %,d%n", points);
        Sizes grown = rig.sizes().minus(before);
        System.out.printf(
                "compressed bytes on disk: %.1f for a point, %.0f for a work item, %.0f for what is reported of it%n",
                (double) grown.metrics() / points,
                (double) grown.workItems() / world.items(),
                (double) grown.reports() / world.items());
    }
}
