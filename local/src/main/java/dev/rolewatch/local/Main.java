package dev.rolewatch.local;

import dev.rolewatch.local.check.Check;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.DemoAccounts;
import dev.rolewatch.local.customer.DemoCompanies;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.kafka.MetricsTail;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Ports;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.RunFolder;
import dev.rolewatch.local.view.Access;
import dev.rolewatch.local.view.LiveView;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.admin.SimulatorAdminException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./run}: the whole of Rolewatch on this machine, with three simulated accounts. */
public final class Main {
    private static final Logger LOGGER = Logger.getLogger(Main.class.getName());

    private final Options options;
    private final Clock clock = Clock.systemUTC();
    private final Exit exit;
    private final StartupLines lines;
    /** Null until there is one. */
    private Path log;

    private Main(Options options, Exit exit) {
        this.options = options;
        this.exit = exit;
        this.lines = new StartupLines(System.out, exit::stopping);
    }

    public static void main(String[] arguments) {
        Options options = Options.orExit(arguments);
        Exit exit = new Exit(options.mode() == Options.Mode.VIEW);
        Main main = new Main(options, exit);
        int code;
        try {
            code = main.run();
        } catch (Throwable e) { // Kafka's threads would keep a JVM alive whose main thread has ended
            exit.because(main.line(e));
            return;
        }
        exit.with(code);
    }

    /** One line for the person at the terminal; what nobody foresaw is in the log in full. */
    private String line(Throwable problem) {
        if (problem instanceof LocalException || problem instanceof SimulatorAdminException) {
            return problem.getMessage();
        }
        if (problem instanceof InterruptedException) {
            return "interrupted";
        }
        String line = "it failed unexpectedly: "
                + problem.toString().lines().findFirst().orElseThrow();
        if (log == null) {
            return line;
        }
        LOGGER.log(Level.SEVERE, "failed", problem);
        return line + " (log: " + log + ")";
    }

    private int run() throws InterruptedException {
        ProjectFiles project = ProjectFiles.find();
        RunFolder folder = exit.closes(RunFolder.open(project.runFolder()));
        LauncherLog.to(folder.launcherLog());
        log = folder.launcherLog();
        Ports ports = Ports.shifted(options.portOffset());
        ports.requireFree(options.collectors());
        lines.say("starting, with logs in " + folder.logs());
        LocalSystem system = exit.closes(new LocalSystem(project, folder, ports, options.interval(), Map.of(), lines));
        system.start(options.collectors());

        try {
            return use(system);
        } catch (RuntimeException e) {
            system.requireAlive(); // that something has ended tells more than what did not work without it
            throw e;
        }
    }

    private int use(LocalSystem system) throws InterruptedException {
        Seen seen = new Seen();
        MetricsTail tail = exit.closes(new MetricsTail(system.bootstrapServers(), seen));
        SimulatorAdmin aws = new SimulatorAdmin(system.simulator());
        DemoCompanies companies = new DemoCompanies(system, aws, lines);
        Instant before = clock.instant();
        List<DemoAccount> accounts = DemoAccounts.all(before);
        companies.connect(accounts);

        return switch (options.mode()) {
            case CHECK ->
                new Check(system, new HeldByAws(aws, accounts), aws::bills, tail, seen, clock, lines)
                        .run(options, before);
            default -> {
                Access.to(system).lines().forEach(lines::say);
                yield new LiveView(system, companies::accounts, tail, seen, clock).run(options);
            }
        };
    }
}
