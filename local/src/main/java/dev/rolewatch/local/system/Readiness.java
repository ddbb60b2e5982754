package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a process answers that it is ready. */
public final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * @throws LocalException if the process ends, or is not ready in time
     */
    public void await(ChildProcess process, URI health) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(health)) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new LocalException(process.name() + " is not ready after " + PATIENCE.toSeconds() + " s: see "
                        + health + " and its log " + process.log());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean answers(URI health) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }
}
