package dev.rolewatch.simulator;

import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.server.SimulatorVerticle;
import dev.rolewatch.simulator.world.World;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** AWS as it behaves, as far as the module's README says, on one address. Fresh, it has the vendor's account and nothing else. */
public final class AwsSimulator implements AutoCloseable {
    /** The account that customers' roles are to trust. */
    public static final String VENDOR_ACCOUNT = World.VENDOR_ACCOUNT;

    /** An access key of the vendor's user, who may assume any role that trusts it. It is no secret. */
    public static final String VENDOR_ACCESS_KEY_ID = World.VENDOR_KEY.id();

    public static final String VENDOR_SECRET_ACCESS_KEY = World.VENDOR_KEY.secret();

    private static final int RANDOM_SHARED_PORT = -1;
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx;
    private final URI endpoint;
    private final SimulatorAdmin admin;

    private AwsSimulator(Vertx vertx, int port) {
        this.vertx = vertx;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.admin = new SimulatorAdmin(endpoint);
    }

    /**
     * Starts a simulator that only this machine can reach.
     *
     * @param port 0 for a random one
     */
    public static AwsSimulator start(int port) {
        return start("127.0.0.1", port);
    }

    /**
     * @param host the address to listen on; {@code 0.0.0.0} for all
     * @param port 0 for a random one
     */
    public static AwsSimulator start(String host, int port) {
        int eventLoops = Math.max(2, Runtime.getRuntime().availableProcessors());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops));
        World world = World.create();
        var boundPort = new AtomicInteger();
        try {
            vertx.deployVerticle(
                            () -> new SimulatorVerticle(world, host, port == 0 ? RANDOM_SHARED_PORT : port, boundPort),
                            new DeploymentOptions().setInstances(eventLoops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            throw new IllegalStateException("The simulator cannot listen on " + host + ":" + port, e);
        } catch (InterruptedException e) {
            vertx.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting the simulator", e);
        }
        return new AwsSimulator(vertx, boundPort.get());
    }

    /** For the SDK's {@code endpointOverride}, whatever the service and Region. */
    public URI endpoint() {
        return endpoint;
    }

    public SimulatorAdmin admin() {
        return admin;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
