package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a call to CloudWatch costs with each of the SDK's HTTP clients, when it is answered at once and when it is not. */
public final class HttpBenchmark {
    private static final int WARM_UPS = 2;

    private HttpBenchmark() {}

    /** Options: {@code --series}, {@code --accounts}, {@code --connections}, {@code --latency} in milliseconds. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        World world = World.of(options.number("series", 200_000), options.number("accounts", 100));
        CollectorOptions floor =
                new CollectorOptions(options.number("heap", 512), options.number("connections", 256), 0);
        try (Rig rig = Rig.start(world)) {
            world.liftQuotas(rig.admin());
            for (int latency : List.of(0, options.number("latency", 200))) {
                rig.admin().clearFaults();
                rig.admin().addFault(Fault.latency(Duration.ofMillis(latency)).onApi(World.API));
                System.out.printf(
                        "%n%d calls in flight, answered %d ms late%n%s %9s%n",
                        floor.connections(), latency, Measured.header(), "us/call");
                for (HttpClients client : HttpClients.values()) {
                    if (client != HttpClients.ROLEWATCH) {
                        Measured measured = warm(rig, world, client, floor);
                        System.out.printf("%s %,9.0f%n", measured.row(client.name()), measured.microsPerCall());
                    }
                }
            }
        }
    }

    private static Measured warm(Rig rig, World world, HttpClients client, CollectorOptions options)
            throws InterruptedException {
        try (FloorRun floor = FloorRun.start(rig, world, client, options)) {
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                floor.read(Instant.now());
            }
            return floor.read(Instant.now());
        }
    }
}
