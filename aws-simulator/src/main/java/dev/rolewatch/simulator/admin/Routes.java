package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rolewatch.simulator.admin.AdminMessages.ErrorBody;
import dev.rolewatch.simulator.iam.MalformedPolicyException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** How admin routes read and answer: 204, or 200 with JSON, or 400 with what is wrong. */
final class Routes {
    private final Router router;

    Routes(Router router) {
        this.router = router;
        router.errorHandler(500, context -> fail(context, context.failure()));
    }

    /** Adds a route that answers 204. */
    Routes on(HttpMethod method, String path, Consumer<RoutingContext> action) {
        router.route(method, path).handler(context -> {
            action.accept(context);
            context.response().setStatusCode(204).end();
        });
        return this;
    }

    /** Adds a route that answers with a body. */
    Routes answering(HttpMethod method, String path, Function<RoutingContext, ?> action) {
        router.route(method, path).handler(context -> answer(context, action.apply(context)));
        return this;
    }

    static <T> T body(RoutingContext context, Class<T> type) {
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
        boolean callers = failure instanceof IllegalArgumentException || failure instanceof MalformedPolicyException;
        context.response().setStatusCode(callers ? 400 : 500);
        answer(context, new ErrorBody(failure.getMessage()));
    }
}
