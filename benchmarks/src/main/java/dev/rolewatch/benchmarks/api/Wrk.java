package dev.rolewatch.benchmarks.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs wrk, with one thread, for a machine that has few processors.
 *
 * @param connections users, each of whom waits for an answer before the next request
 */
record Wrk(URI api, Path folder, Path script, Path tokens, int connections, Duration time) {
    private static final String MISSING =
            "wrk is missing: install it (Debian and Ubuntu: apt-get install wrk) and start this again";

    private static final Pattern MEASURED = Pattern.compile(
            "measured requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+) refused=(\\d+) broken=(\\d+)"
                    + " bytes=(\\d+)");

    /**
     * How long a user waits after an answer.
     *
     * @param shortest in milliseconds
     */
    record Pause(int shortest, int longest) {
        static final Pause NONE = new Pause(0, 0);
    }

    /**
     * What was measured. Times are from a request to the end of its answer, in milliseconds; where an answer took much
     * longer than usual, wrk also counts the requests that would have been sent meanwhile.
     *
     * @param refused answers with a status of 400 or more
     * @param broken connections that failed, and answers that did not come in time
     */
    record Result(double perSecond, double p50, double p99, double max, long refused, long broken, long bytesOfEach) {}

    /**
     * @throws IllegalStateException if there is no wrk on this machine; the message says what to do
     */
    static Wrk prepare(URI api, Path folder, List<String> tokens, Duration time) throws IOException {
        if (!isInstalled()) {
            throw new IllegalStateException(MISSING);
        }
        Path script = folder.resolve("requests.lua");
        try (InputStream in = Wrk.class.getResourceAsStream("requests.lua")) {
            Files.write(script, in.readAllBytes());
        }
        return new Wrk(api, folder, script, Files.write(folder.resolve("tokens"), tokens), tokens.size(), time);
    }

    Wrk lasting(Duration other) {
        return new Wrk(api, folder, script, tokens, connections, other);
    }

    private static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    Result run(List<String> paths, Pause pause) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("paths"), paths);
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=10s",
                        "--script=" + script,
                        api.toString(),
                        file.toString(),
                        tokens.toString(),
                        Integer.toString(pause.shortest()),
                        Integer.toString(pause.longest()))
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher measured = MEASURED.matcher(output);
        if (wrk.waitFor() != 0 || !measured.find()) {
            throw new IllegalStateException("wrk has failed: " + output);
        }
        return result(measured);
    }

    private static Result result(Matcher measured) {
        long requests = number(measured, 1);
        return new Result(
                requests / (number(measured, 2) / 1e6),
                number(measured, 3) / 1e3,
                number(measured, 4) / 1e3,
                number(measured, 5) / 1e3,
                number(measured, 6),
                number(measured, 7),
                number(measured, 8) / Math.max(1, requests));
    }

    private static long number(Matcher measured, int group) {
        return Long.parseLong(measured.group(group));
    }
}
