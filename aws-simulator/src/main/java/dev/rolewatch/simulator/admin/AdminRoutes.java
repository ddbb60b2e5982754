package dev.rolewatch.simulator.admin;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.rolewatch.simulator.admin.AdminMessages.ClockBody;
import dev.rolewatch.simulator.admin.AdminMessages.FaultId;
import dev.rolewatch.simulator.admin.AdminMessages.LatenessBody;
import dev.rolewatch.simulator.admin.AdminMessages.NowBody;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.world.World;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;

/** The admin API. */
public final class AdminRoutes {
    private AdminRoutes() {}

    public static Router create(Vertx vertx, World world) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        var routes = new Routes(router);
        AccountRoutes.add(routes, new AccountActions(world));
        IdentityRoutes.add(routes, new IdentityActions(world));
        addBehaviour(routes, world);
        addReports(routes, world);
        router.get("/admin/accounts/:account/truth").handler(new TruthStream(vertx, world));
        return router;
    }

    private static void addBehaviour(Routes routes, World world) {
        routes.on(PUT, "/admin/lateness", context -> {
            for (Map.Entry<String, LatenessProfile> each :
                    Routes.body(context, LatenessBody.class).profiles().entrySet()) {
                world.lateness().set(each.getKey(), each.getValue());
            }
        });
        routes.on(PUT, "/admin/clock", context -> setClock(world, Routes.body(context, ClockBody.class)));
        routes.answering(POST, "/admin/faults", context -> {
            Fault fault = checked(Routes.body(context, Fault.class));
            return new FaultId(world.faults().add(fault));
        });
        routes.on(DELETE, "/admin/faults", context -> world.faults().clear());
        routes.on(
                DELETE, "/admin/faults/:id", context -> world.faults().remove(Long.parseLong(context.pathParam("id"))));
        routes.on(POST, "/admin/reset", context -> world.reset());
    }

    private static void addReports(Routes routes, World world) {
        routes.answering(
                GET, "/admin/clock", context -> new NowBody(world.clock().instant()));
        routes.answering(GET, "/admin/bills", context -> world.bills().all());
        routes.answering(
                GET, "/admin/accounts/:account/bill", context -> world.bills().bill(context.pathParam("account")));
        routes.answering(
                GET,
                "/admin/accounts/:account/calls",
                context -> world.apiCalls().of(context.pathParam("account")));
        routes.answering(
                GET, "/admin/issued-secrets", context -> world.identities().issuedSecrets());
        routes.answering(GET, "/admin/sts-calls", context -> world.stsCalls().all());
        routes.answering(GET, "/admin/health", context -> Map.of("status", "UP"));
    }

    private static void setClock(World world, ClockBody body) {
        Checks.check((body.offset() == null) != (body.stoppedAt() == null), "Give either an offset or stoppedAt");
        if (body.offset() != null) {
            world.clock().shift(body.offset());
        } else {
            world.clock().stopAt(body.stoppedAt());
        }
    }

    private static Fault checked(Fault fault) {
        Checks.check(fault.kind() != null, "A fault needs a kind");
        Checks.check(fault.kind() != Fault.Kind.LATENCY || fault.latency() != null, "A LATENCY fault needs a latency");
        return fault;
    }
}
