package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends admin requests. */
final class AdminHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    AdminHttp(URI endpoint) {
        this.endpoint = endpoint;
    }

    void send(String method, String path, Object body) {
        exchange(method, path, body);
    }

    <T> T sendFor(String method, String path, Object body, Class<T> type) {
        return parse(exchange(method, path, body), type);
    }

    <T> T get(String path, Class<T> type) {
        return parse(exchange("GET", path, null), type);
    }

    <T> Stream<T> lines(String path, Class<T> type) {
        HttpResponse<Stream<String>> response = call(request("GET", path, null), BodyHandlers.ofLines());
        check(response.statusCode(), path, () -> response.body().collect(Collectors.joining("\n")));
        return response.body().map(line -> parse(line, type));
    }

    private String exchange(String method, String path, Object body) {
        HttpResponse<String> response = call(request(method, path, body), BodyHandlers.ofString());
        check(response.statusCode(), path, response::body);
        return response.body();
    }

    private HttpRequest request(String method, String path, Object body) {
        try {
            var publisher = body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(AdminJson.MAPPER.writeValueAsBytes(body));
            return HttpRequest.newBuilder(endpoint.resolve(path))
                    .timeout(TIMEOUT)
                    .method(method, publisher)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> HttpResponse<T> call(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new SimulatorAdminException("The simulator at " + endpoint + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulatorAdminException("Interrupted while waiting for the simulator", e);
        }
    }

    private static void check(int status, String path, Supplier<String> body) {
        if (status >= 300) {
            throw new SimulatorAdminException(
                    "The simulator answered " + status + " to " + path + ": " + body.get(), null);
        }
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return AdminJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SimulatorAdminException("The simulator's answer is not a " + type.getSimpleName(), e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String parameters(TruthQuery query) {
        var parameters = new StringJoiner("&");
        parameters.add("from=" + query.from()).add("to=" + query.to()).add("period=" + query.period());
        add(parameters, "region", query.region());
        add(parameters, "namespace", query.namespace());
        add(parameters, "metric", query.metricName());
        query.percentiles().forEach(name -> add(parameters, "percentile", name));
        return parameters.toString();
    }

    private static void add(StringJoiner parameters, String name, String value) {
        if (value != null) {
            parameters.add(name + "=" + encode(value));
        }
    }
}
