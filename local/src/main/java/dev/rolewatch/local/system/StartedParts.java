package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The parts of a system that run. Closing it stops them in reverse order; nothing starts any more from then on. */
final class StartedParts implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(StartedParts.class.getName());

    private final Path log;
    private final Progress progress;
    private final List<AutoCloseable> started = new ArrayList<>();
    private boolean closed;

    /** @param log where it is written why a part does not start */
    StartedParts(Path log, Progress progress) {
        this.log = log;
        this.progress = progress;
    }

    /**
     * Starts one part and remembers it in the same step, so that nothing starts while all is stopped.
     *
     * @throws LocalException if it does not start
     */
    <T extends AutoCloseable> T start(String name, Supplier<T> start) {
        synchronized (started) {
            if (closed) {
                throw new LocalException(name + " is not started any more: everything is being stopped");
            }
        }
        T part = get(name, start);
        synchronized (started) {
            if (!closed) {
                started.add(part);
                return part;
            }
        }
        stop(part);
        throw new LocalException(name + " is stopped again: everything is being stopped");
    }

    private <T> T get(String name, Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, name + " does not start", e);
            throw new LocalException(name + " does not start: " + e.getMessage() + " (log: " + log + ")", e);
        }
    }

    @Override
    public void close() {
        List<AutoCloseable> parts;
        synchronized (started) {
            closed = true;
            parts = new ArrayList<>(started);
            started.clear();
        }
        parts.stream().filter(StartedParts::isService).forEach(part -> ((ChildProcess) part).askToStop());
        Collections.reverse(parts);
        parts.forEach(this::stop);
    }

    private static boolean isService(AutoCloseable part) {
        return part instanceof ChildProcess process && !process.name().equals(Simulator.NAME);
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            progress.say("could not be stopped: " + e.getMessage());
        }
    }
}
