package dev.rolewatch.simulator.server;

import dev.rolewatch.simulator.admin.AdminRoutes;
import dev.rolewatch.simulator.world.World;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop's share of the server; all instances listen on the same port. */
public final class SimulatorVerticle extends AbstractVerticle {
    private final World world;
    private final String host;
    private final int port;
    private final AtomicInteger boundPort;

    /**
     * @param port -1 for a random one, which all instances share
     * @param boundPort is told the port
     */
    public SimulatorVerticle(World world, String host, int port, AtomicInteger boundPort) {
        this.world = world;
        this.host = host;
        this.port = port;
        this.boundPort = boundPort;
    }

    @Override
    public void start(Promise<Void> started) {
        Router admin = AdminRoutes.create(vertx, world);
        var aws = new AwsHandler(vertx, new Dispatcher(world));
        HttpServer server =
                vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port));
        server.requestHandler(request -> {
            if (request.path().startsWith("/admin/")) {
                admin.handle(request);
            } else {
                aws.handle(request);
            }
        });
        server.listen()
                .onSuccess(listening -> boundPort.set(listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
