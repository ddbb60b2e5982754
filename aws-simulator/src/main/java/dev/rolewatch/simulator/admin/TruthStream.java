package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.cloudwatch.Truth;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.world.World;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;

/** Streams the truth, one line of JSON per series, so that any number of series costs no memory. */
final class TruthStream implements Handler<RoutingContext> {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final Truth truth;

    TruthStream(Vertx vertx, World world) {
        this.vertx = vertx;
        this.truth = new Truth(world.accounts(), world.series());
    }

    @Override
    public void handle(RoutingContext context) {
        Iterator<SeriesTruth> lines = truth.read(query(context));
        HttpServerResponse response = context.response().setChunked(true);
        response.putHeader("content-type", "application/x-ndjson");
        sendNext(context, response, lines);
    }

    private void sendNext(RoutingContext context, HttpServerResponse response, Iterator<SeriesTruth> lines) {
        vertx.executeBlocking(() -> chunk(lines), false)
                .compose(chunk -> chunk.length() == 0
                        ? response.end()
                        : response.write(chunk).onSuccess(written -> sendNext(context, response, lines)))
                .onFailure(failure -> response.reset());
    }

    private static Buffer chunk(Iterator<SeriesTruth> lines) throws JsonProcessingException {
        Buffer chunk = Buffer.buffer();
        while (chunk.length() < CHUNK_BYTES && lines.hasNext()) {
            chunk.appendBytes(AdminJson.MAPPER.writeValueAsBytes(lines.next())).appendString("\n");
        }
        return chunk;
    }

    private static TruthQuery query(RoutingContext context) {
        String period = context.queryParams().get("period");
        return new TruthQuery(
                context.pathParam("account"),
                context.queryParams().get("region"),
                context.queryParams().get("namespace"),
                context.queryParams().get("metric"),
                instant(context, "from"),
                instant(context, "to"),
                period == null ? 0 : Integer.parseInt(period),
                context.queryParams().getAll("percentile"));
    }

    private static Instant instant(RoutingContext context, String parameter) {
        String text = context.queryParams().get(parameter);
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The parameter " + parameter + " must be an instant such as" + " 2026-01-31T12:00:00Z, not " + text,
                    e);
        }
    }
}
