package dev.rolewatch.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends the launcher, by itself or by a signal: what was opened is closed in reverse order first. A signal that ends the
 * view is how it is meant to end, so that is no failure.
 */
final class Exit {
    /** What a shell reports of a program that was interrupted. */
    private static final int INTERRUPTED = 130;

    private final boolean endsBySignal;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Integer status;
    private boolean stopping;

    Exit(boolean endsBySignal) {
        this.endsBySignal = endsBySignal;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "exit"));
    }

    synchronized <T extends AutoCloseable> T closes(T resource) {
        open.push(resource);
        return resource;
    }

    synchronized boolean stopping() {
        return stopping;
    }

    void with(int code) {
        synchronized (this) {
            if (!stopping) {
                status = code;
            }
        }
        System.exit(code);
    }

    void because(String problem) {
        synchronized (this) {
            if (!stopping) {
                System.err.println("./run: " + problem);
            }
        }
        with(1);
    }

    private void stop() {
        int code;
        synchronized (this) {
            stopping = true;
            code = status != null ? status : endsBySignal ? 0 : INTERRUPTED;
            if (open.size() > 1) {
                System.out.println(System.lineSeparator() + "stopping everything");
            }
        }
        while (!open.isEmpty()) {
            close(open.pop());
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("./run: could not be stopped: " + e.getMessage());
        }
    }
}
