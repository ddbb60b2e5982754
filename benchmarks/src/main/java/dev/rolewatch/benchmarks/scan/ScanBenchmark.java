package dev.rolewatch.benchmarks.scan;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.customer.RolewatchApi;
import dev.rolewatch.local.oidc.DemoIdentities;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Ports;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.RunFolder;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What discovery-service takes of the machine, scanner and schedule together, while it finds what runs in one large account
 * of the simulator. All of Rolewatch runs but collectors.
 */
public final class ScanBenchmark {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private ScanBenchmark() {}

    /** Option: {@code --resources}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Path folder = Files.createTempDirectory("rolewatch-benchmark");
        System.out.println("data and logs in " + folder);
        try (RunFolder run = RunFolder.open(folder);
                LocalSystem system = new LocalSystem(
                        ProjectFiles.find(), run, Ports.free(), INTERVAL, Map.of(), System.out::println)) {
            system.start(0);
            measure(system, options.number("resources", 200_000));
        }
    }

    private static void measure(LocalSystem system, int resources) throws InterruptedException {
        ProcessUsage usage =
                new ProcessUsage(system.process("discovery-service").pid());
        new FirstUser(
                        RolewatchApi.as(DemoIdentities.ADA, system),
                        new SimulatorAdmin(system.simulator()),
                        system::requireAlive,
                        System.out::println)
                .connect(List.of(LargeAccount.of(resources)));
        Instant begun = Instant.now();
        Duration before = usage.cpu();
        Instant told = begun;
        try (FoundResources found = new FoundResources(system.bootstrapServers())) {
            for (int count = 0; count < resources; count = found.readOn()) {
                system.requireAlive();
                if (Instant.now().isAfter(told.plus(BETWEEN_LINES))) {
                    told = Instant.now();
                    System.out.printf("%,d resources found; %,d MB%n", count, usage.memory());
                }
            }
        }
        System.out.printf(
                "%n%,d resources of one account found in %d s of time and %d s of processor time%n",
                resources,
                Duration.between(begun, Instant.now()).toSeconds(),
                usage.cpu().minus(before).toSeconds());
        System.out.printf("resident memory of discovery-service: %,d MB at most since its start%n", usage.mostMemory());
    }
}
