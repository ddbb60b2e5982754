package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rolewatch.simulator.admin.AdminMessages.AccountBody;
import dev.rolewatch.simulator.admin.AdminMessages.ClockBody;
import dev.rolewatch.simulator.admin.AdminMessages.ErrorBody;
import dev.rolewatch.simulator.admin.AdminMessages.FaultId;
import dev.rolewatch.simulator.admin.AdminMessages.NowBody;
import dev.rolewatch.simulator.admin.AdminMessages.RoleBody;
import dev.rolewatch.simulator.admin.AdminMessages.UserBody;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.world.World;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Map;

/** The admin API. Each route either answers 204, or 200 with JSON, or 400 with what is wrong. */
public final class AdminRoutes {
    private final World world;
    private final AdminActions actions;

    private AdminRoutes(World world) {
        this.world = world;
        this.actions = new AdminActions(world);
    }

    public static Router create(Vertx vertx, World world) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        router.errorHandler(500, context -> fail(context, context.failure()));
        var routes = new AdminRoutes(world);
        routes.addAccounts(router);
        routes.addBehaviour(router);
        routes.addReports(router, new TruthStream(vertx, world));
        return router;
    }

    private void addAccounts(Router router) {
        on(
                router,
                HttpMethod.PUT,
                "/admin/accounts/:account",
                context -> actions.putAccount(context.pathParam("account"), body(context, AccountBody.class)));
        on(
                router,
                HttpMethod.DELETE,
                "/admin/accounts/:account",
                context -> actions.deleteAccount(context.pathParam("account")));
        on(
                router,
                HttpMethod.PUT,
                "/admin/accounts/:account/users/:name",
                context -> actions.putUser(
                        context.pathParam("account"), context.pathParam("name"), body(context, UserBody.class)));
        on(
                router,
                HttpMethod.PUT,
                "/admin/accounts/:account/roles/:name",
                context -> actions.putRole(
                        context.pathParam("account"), context.pathParam("name"), body(context, RoleBody.class)));
        on(
                router,
                HttpMethod.DELETE,
                "/admin/accounts/:account/roles/:name",
                context -> world.identities().deleteRole(context.pathParam("account"), context.pathParam("name")));
        on(
                router,
                HttpMethod.POST,
                "/admin/accounts/:account/roles/:name/revoke-sessions",
                context -> actions.revokeSessions(context.pathParam("account"), context.pathParam("name")));
        on(
                router,
                HttpMethod.PUT,
                "/admin/accounts/:account/regions/:region/resources",
                context -> actions.putResources(
                        context.pathParam("account"),
                        context.pathParam("region"),
                        body(context, ResourceDefinition[].class)));
        on(
                router,
                HttpMethod.DELETE,
                "/admin/accounts/:account/regions/:region/resources/:name",
                context -> actions.endResource(
                        context.pathParam("account"), context.pathParam("region"), context.pathParam("name")));
        on(
                router,
                HttpMethod.PUT,
                "/admin/accounts/:account/quotas/:api",
                context -> world.quotas()
                        .set(context.pathParam("account"), context.pathParam("api"), body(context, Quota.class)));
    }

    private void addBehaviour(Router router) {
        on(router, HttpMethod.PUT, "/admin/lateness", context -> {
            for (Map.Entry<String, LatenessProfile> each :
                    body(context, LatenessBody.class).profiles().entrySet()) {
                world.lateness().set(each.getKey(), each.getValue());
            }
        });
        on(router, HttpMethod.PUT, "/admin/clock", context -> actions.setClock(body(context, ClockBody.class)));
        on(router, HttpMethod.DELETE, "/admin/faults", context -> world.faults().clear());
        on(
                router,
                HttpMethod.DELETE,
                "/admin/faults/:id",
                context -> world.faults().remove(Long.parseLong(context.pathParam("id"))));
        on(router, HttpMethod.POST, "/admin/reset", context -> world.reset());
    }

    private void addReports(Router router, TruthStream truth) {
        router.post("/admin/faults")
                .handler(context ->
                        answer(context, new FaultId(world.faults().add(actions.valid(body(context, Fault.class))))));
        router.get("/admin/clock")
                .handler(context -> answer(context, new NowBody(world.clock().instant())));
        router.get("/admin/bills")
                .handler(context -> answer(context, world.bills().all()));
        router.get("/admin/accounts/:account/bill")
                .handler(context -> answer(context, world.bills().bill(context.pathParam("account"))));
        router.get("/admin/accounts/:account/truth").handler(truth);
        router.get("/admin/health").handler(context -> answer(context, Map.of("status", "UP")));
    }

    private static void on(Router router, HttpMethod method, String path, Handler<RoutingContext> action) {
        router.route(method, path).handler(context -> {
            action.handle(context);
            context.response().setStatusCode(204).end();
        });
    }

    private static <T> T body(RoutingContext context, Class<T> type) {
        try {
            return AdminJson.MAPPER.readValue(context.body().buffer().getBytes(), type);
        } catch (IOException e) {
            String what = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new IllegalArgumentException("The body is not what this route takes: " + what, e);
        }
    }

    private static void answer(RoutingContext context, Object body) {
        try {
            context.response()
                    .putHeader("content-type", "application/json")
                    .end(AdminJson.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fail(RoutingContext context, Throwable failure) {
        boolean callers = failure instanceof IllegalArgumentException || AdminActions.isBadInput(failure);
        context.response().setStatusCode(callers ? 400 : 500);
        answer(context, new ErrorBody(failure.getMessage()));
    }

    record LatenessBody(Map<String, LatenessProfile> profiles) {}
}
