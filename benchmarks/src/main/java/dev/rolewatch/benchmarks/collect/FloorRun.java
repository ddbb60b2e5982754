package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.local.system.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the floor as a process of its own, so that what it takes is its own. */
final class FloorRun {
    private FloorRun() {}

    static Measured of(Rig rig, World world, HttpClients client, CollectorOptions options) throws InterruptedException {
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
                        Integer.toString(options.connections())));
        rig.await("the floor with " + client, () -> result(rig.log(name)).isPresent());
        rig.stop(process);
        return result(rig.log(name)).orElseThrow();
    }

    private static Optional<Measured> result(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .findFirst()
                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), Measured.class));
        } catch (IOException e) {
            throw new IllegalStateException("the log " + log + " cannot be read", e);
        }
    }
}
