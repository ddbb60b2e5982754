package dev.rolewatch.local.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rolewatch.local.LocalException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** JSON over HTTP, as somebody who has signed in. An answer that is not a success is a {@link LocalException} that quotes it. */
final class RestClient {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final Supplier<String> token;

    /**
     * @param token an access token that is valid now
     */
    RestClient(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    JsonNode get(String path) {
        return read(send(HttpRequest.newBuilder(base.resolve(path)).GET()));
    }

    JsonNode send(String method, String path, Object body) {
        return read(send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)))));
    }

    /** An answer of any size, to be read and closed by the caller. */
    InputStream stream(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    static ObjectMapper json() {
        return JSON;
    }

    private InputStream send(HttpRequest.Builder builder) {
        HttpRequest request = builder.header("Authorization", "Bearer " + token.get())
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw new LocalException(
                        request.method() + " " + request.uri() + " was answered with " + response.statusCode() + ": "
                                + new String(response.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new LocalException(request.method() + " " + request.uri() + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static JsonNode read(InputStream body) {
        try (body) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0 ? JSON.nullNode() : JSON.readTree(bytes);
        } catch (IOException e) {
            throw new LocalException("an answer is not JSON: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
