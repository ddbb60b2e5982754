package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.system.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs the floor as a process of its own, so that what it takes is its own. */
final class FloorRun implements AutoCloseable {
    private final Rig rig;
    private final ChildProcess process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private FloorRun(Rig rig, ChildProcess process, URI address) {
        this.rig = rig;
        this.process = process;
        this.address = address;
    }

    /** Starts it; returns when it is ready. */
    static FloorRun start(Rig rig, World world, HttpClients client, CollectorOptions options)
            throws InterruptedException {
        int port = FreePort.find();
        URI address = URI.create("http://127.0.0.1:" + port + Floor.PATH);
        ChildProcess process = rig.startProgram(
                "floor-" + client + "-" + port,
                Floor.class,
                options.jvm(),
                List.of(
                        client.name(),
                        "--port",
                        Integer.toString(port),
                        "--series",
                        Integer.toString(world.series()),
                        "--accounts",
                        Integer.toString(world.accounts()),
                        "--connections",
                        Integer.toString(options.connections())),
                address);
        return new FloorRun(rig, process, address);
    }

    /**
     * Reads all of the world once.
     *
     * @param due the simulated time at which it begins
     */
    Measured read(Instant due) throws InterruptedException {
        rig.admin().shiftClock(Duration.between(Instant.now(), due));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("?due=" + due))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return Json.read(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body(), Measured.class);
        } catch (IOException e) {
            throw new IllegalStateException("the floor failed; its log tells why: " + rig.log(process.name()), e);
        }
    }

    @Override
    public void close() {
        rig.stop(process);
    }
}
