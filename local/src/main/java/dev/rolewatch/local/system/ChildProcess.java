package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A Java process of the local system, whose output goes to a log. */
public final class ChildProcess implements AutoCloseable {
    /** Ctrl-C reaches every process of the terminal; the launcher stops its children itself, in their order. */
    private static final List<String> DEAF_TO_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** What the person who starts the local system has set for real AWS must not reach it. */
    private static final Pattern NOT_INHERITED = Pattern.compile("(AWS|QUARKUS|KAFKA|ROLEWATCH)_.*");

    private static final Map<String, String> NO_AWS_FILES =
            Map.of("AWS_CONFIG_FILE", "/dev/null", "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String name;
    private final Path log;
    private final Process process;
    private volatile boolean stopping;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts it with what this process has in its environment, but for settings of AWS, Kafka, Quarkus and Rolewatch. */
    public static ChildProcess start(Command command, Path log) {
        List<String> line = new ArrayList<>(DEAF_TO_CTRL_C);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(variable -> NOT_INHERITED.matcher(variable).matches());
        environment.putAll(NO_AWS_FILES);
        environment.putAll(command.environment());
        try {
            return new ChildProcess(command.name(), log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " cannot be started", e);
        }
    }

    public String name() {
        return name;
    }

    Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    /**
     * @throws LocalException if it has ended though nobody stopped it; the message tells how and where to look
     */
    public void requireAlive() {
        if (!stopping && !process.isAlive()) {
            throw new LocalException(name + " ended with exit code " + process.exitValue() + ": "
                    + LogFile.lastError(log) + " (log: " + log + ")");
        }
    }

    /** Ends it as a crash would, without a chance to say goodbye. */
    public void kill() {
        stopping = true;
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and does not wait. */
    void askToStop() {
        stopping = true;
        process.destroy();
    }

    /** Asks it to end, and ends it if it has not done so in time. */
    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
