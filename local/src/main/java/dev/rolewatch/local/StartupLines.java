package dev.rolewatch.local;

import dev.rolewatch.local.system.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Progress as lines, each with the seconds since the start. */
final class StartupLines implements Progress {
    private final PrintStream out;
    private final BooleanSupplier silent;
    private final long start = System.nanoTime();

    StartupLines(PrintStream out, BooleanSupplier silent) {
        this.out = out;
        this.silent = silent;
    }

    @Override
    public void say(String line) {
        if (silent.getAsBoolean()) {
            return;
        }
        out.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, line));
    }
}
