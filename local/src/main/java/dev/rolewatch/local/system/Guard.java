package dev.rolewatch.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Ends the children of a launcher that could not do so itself, because it was killed. A shell waits on a pipe that closes
 * with the launcher, and then ends the processes whose ids are in a file.
 */
final class Guard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat >/dev/null
            [ -s "$1" ] || exit 0
            kill -TERM $(cat "$1") 2>/dev/null
            sleep 3
            kill -KILL $(cat "$1") 2>/dev/null
            """;

    private final Path pids;
    private final Process shell;

    private Guard(Path pids, Process shell) {
        this.pids = pids;
        this.shell = shell;
    }

    static Guard start(Path pids) {
        try {
            Files.writeString(pids, "");
            Process shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "sh", pids.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Guard(pids, shell);
        } catch (IOException e) {
            throw new UncheckedIOException("the guard of the processes cannot be started", e);
        }
    }

    synchronized void watch(long pid) {
        try {
            Files.writeString(pids, pid + "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called when the processes have ended: nothing is left to be ended. */
    @Override
    public void close() {
        try {
            Files.writeString(pids, "");
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
