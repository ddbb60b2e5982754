package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.local.system.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the floor as a process of its own, so that what it takes is its own. */
final class FloorRun {
    private FloorRun() {}

    /** What was measured in each cycle, the warm-ups first. */
    static List<Measured> of(Rig rig, World world, HttpClients client, CollectorOptions options, int warmUps)
            throws InterruptedException {
        String name = "floor-" + client + "-" + System.nanoTime();
        ChildProcess process = rig.startProgram(
                name,
                Floor.class,
                options.jvm(),
                List.of(
                        client.name(),
                        "--series",
                        Integer.toString(world.series()),
                        "--accounts",
                        Integer.toString(world.accounts()),
                        "--connections",
                        Integer.toString(options.connections()),
                        "--warm-ups",
                        Integer.toString(warmUps)));
        rig.await("the floor with " + client, () -> cycles(rig.log(name)).size() > warmUps);
        rig.stop(process);
        return cycles(rig.log(name));
    }

    private static List<Measured> cycles(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Measured.class))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the log " + log + " cannot be read", e);
        }
    }
}
