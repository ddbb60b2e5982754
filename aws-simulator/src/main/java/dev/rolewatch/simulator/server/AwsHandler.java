package dev.rolewatch.simulator.server;

import dev.rolewatch.simulator.wire.WireRequest;
import dev.rolewatch.simulator.wire.WireResponse;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Brings HTTP requests to the dispatcher, and its answers back. */
final class AwsHandler implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Dispatcher dispatcher;

    AwsHandler(Vertx vertx, Dispatcher dispatcher) {
        this.vertx = vertx;
        this.dispatcher = dispatcher;
    }

    @Override
    public void handle(HttpServerRequest http) {
        http.body().onSuccess(body -> {
            Answer answer = dispatcher.answer(read(http, body));
            if (answer.delay().isZero()) {
                send(http, answer);
            } else {
                vertx.setTimer(Math.max(1, answer.delay().toMillis()), timer -> send(http, answer));
            }
        });
    }

    private static WireRequest read(HttpServerRequest http, Buffer body) {
        Map<String, List<String>> headers = new HashMap<>();
        http.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1))
                        .add(value));
        String query = http.query() == null ? "" : http.query();
        return new WireRequest(http.method().name(), http.path(), query, headers, body.getBytes());
    }

    private static void send(HttpServerRequest http, Answer answer) {
        if (answer instanceof Answer.Reply reply) {
            WireResponse response = reply.response();
            http.response().setStatusCode(response.status());
            response.headers().forEach(http.response()::putHeader);
            http.response().end(Buffer.buffer(response.body()));
        } else {
            http.connection().close();
        }
    }
}
