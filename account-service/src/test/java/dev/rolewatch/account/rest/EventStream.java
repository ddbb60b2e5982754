package dev.rolewatch.account.rest;

import static dev.rolewatch.account.Patience.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of server-sent events, which reads a stream as it comes. */
public final class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "event-stream");

    public record Event(String name, String id, String data) {}

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        reader.start();
    }

    public static EventStream open(int port, String account, String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/accounts/" + account + "/events"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventStream(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public List<Event> events() {
        return events;
    }

    List<String> comments() {
        return comments;
    }

    /** Waits for that many events. */
    public Event event(int number) {
        await().until(() -> events.size() >= number);
        return events.get(number - 1);
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(fields);
                } else {
                    int colon = line.indexOf(':');
                    fields.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        } catch (IOException e) {
            // It was closed.
            comments.add(new UncheckedIOException(e).toString());
        }
    }

    private void take(Map<String, String> fields) {
        if (fields.containsKey("")) {
            comments.add(fields.get(""));
        }
        if (fields.containsKey("data")) {
            events.add(new Event(fields.get("event"), fields.get("id"), fields.get("data")));
        }
        fields.clear();
    }
}
