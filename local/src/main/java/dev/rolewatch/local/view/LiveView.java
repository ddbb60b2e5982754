package dev.rolewatch.local.view;

import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.Options;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.customer.AccountRecord;
import dev.rolewatch.local.kafka.MetricsTail;
import dev.rolewatch.local.system.LocalSystem;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Shows what happens until a signal ends it: redrawn on a terminal, a line now and then elsewhere. */
public final class LiveView {
    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration LINE = Duration.ofSeconds(10);
    private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final LocalSystem system;
    private final Supplier<List<AccountRecord>> accounts;
    private final MetricsTail tail;
    private final Seen seen;
    private final Clock clock;
    private final PrintStream out = System.out;
    /** The run script knows: System.console() is there for redirected output too, in some versions of Java. */
    private final boolean terminal = Boolean.getBoolean("rolewatch.terminal");

    public LiveView(
            LocalSystem system, Supplier<List<AccountRecord>> accounts, MetricsTail tail, Seen seen, Clock clock) {
        this.system = system;
        this.accounts = accounts;
        this.tail = tail;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * Does not return.
     *
     * @throws LocalException when a process has ended, or the topic cannot be read
     */
    public int run(Options options) throws InterruptedException {
        Duration window = options.interval().compareTo(LEAST_WINDOW) > 0 ? options.interval() : LEAST_WINDOW;
        Rate rate = new Rate(window);
        if (terminal) {
            out.print(CLEAR);
        }
        while (true) {
            system.requireAlive();
            tail.requireHealthy();
            Instant now = clock.instant();
            rate.add(now, seen.published());
            show(new Snapshot(
                    now,
                    accounts.get(),
                    seen.published(),
                    rate.perMinute(),
                    window,
                    seen.newest(),
                    Access.to(system),
                    system.bootstrapServers(),
                    system.logs()));
            Thread.sleep((terminal ? REDRAW : LINE).toMillis());
        }
    }

    private void show(Snapshot now) {
        if (terminal) {
            StringBuilder screen = new StringBuilder(HOME);
            ViewText.screen(now)
                    .forEach(line ->
                            screen.append(line).append(CLEAR_TO_END_OF_LINE).append(System.lineSeparator()));
            out.print(screen.append(CLEAR_BELOW));
            out.flush();
        } else {
            out.println(ViewText.line(now));
        }
    }
}
