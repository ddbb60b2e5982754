package dev.rolewatch.local;

import dev.rolewatch.local.system.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as lines, each with the seconds since the start. */
final class StartupLines implements Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    StartupLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, line));
    }
}
