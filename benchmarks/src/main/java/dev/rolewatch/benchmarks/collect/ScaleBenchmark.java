package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one collector reads, and what two and three do, while CloudWatch answers late and each has few connections, so that
 * not the processors but what is in flight is the limit. There are more work items than they read.
 */
public final class ScaleBenchmark {
    private final World world;
    private final CollectorOptions collector;
    private final int collectors;
    private final Duration latency;
    private final Duration warmUp;
    private final Duration measured;

    private ScaleBenchmark(Options options) {
        this.world = World.of(options.number("series", 2_000_000), options.number("accounts", 100));
        this.collector = CollectorOptions.of(options).withConnections(options.number("connections", 8));
        this.collectors = options.number("collectors", 3);
        this.latency = Duration.ofMillis(options.number("latency", 200));
        this.warmUp = Duration.ofSeconds(options.number("warm-up", 30));
        this.measured = Duration.ofSeconds(options.number("seconds", 45));
    }

    /**
     * Options: {@code --collectors}, {@code --latency} of AWS in milliseconds, {@code --connections} of each collector,
     * {@code --series} in the world, {@code --accounts}, {@code --warm-up} and {@code --seconds} of each measurement.
     */
    public static void main(String[] arguments) throws Exception {
        new ScaleBenchmark(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        try (Rig rig = Rig.start(world)) {
            rig.admin().addFault(Fault.latency(latency).onApi(World.API));
            rig.publish(rig.items(Instant.now()));
            System.out.printf(
                    "%n%d connections each, CloudWatch answers %d ms late%n%10s %9s %9s %11s %7s%n",
                    collector.connections(), latency.toMillis(), "collectors", "series/s", "", "calls/s", "cores");
            List<ProcessUsage> usages = new ArrayList<>();
            double alone = 0;
            for (int number = 1; number <= collectors; number++) {
                ChildProcess process = rig.startCollector("collector-service-" + number, collector);
                usages.add(new ProcessUsage(process.pid()));
                pass(rig, warmUp);
                double reading = measure(rig, usages, number, alone);
                alone = number == 1 ? reading : alone;
            }
        }
    }

    private double measure(Rig rig, List<ProcessUsage> usages, int number, double alone) throws InterruptedException {
        rig.reported().reset();
        Duration before = cpu(usages);
        Instant begun = Instant.now();
        pass(rig, measured);
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        Reported.Tally tally = rig.reported().tally().requireRead();
        double reading = tally.items() * World.METRICS / seconds;
        System.out.printf(
                "%10d %,9.0f %8.2fx %11.1f %7.2f%n",
                number,
                reading,
                number == 1 ? 1 : reading / alone,
                tally.calls() / seconds,
                cpu(usages).minus(before).toMillis() / 1000.0 / seconds);
        return reading;
    }

    private static Duration cpu(List<ProcessUsage> usages) {
        return usages.stream().map(ProcessUsage::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static void pass(Rig rig, Duration time) throws InterruptedException {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            rig.requireRunning();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
