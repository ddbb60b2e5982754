package dev.rolewatch.local;

import dev.rolewatch.local.check.Check;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.DemoAccounts;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.customer.RolewatchApi;
import dev.rolewatch.local.kafka.MetricsTail;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Ports;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.RunFolder;
import dev.rolewatch.local.view.LiveView;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.admin.SimulatorAdminException;
import java.time.Clock;
import java.util.List;

/** {@code ./run}: the whole of Rolewatch on this machine, with three simulated accounts. */
public final class Main {
    private final Options options;
    private final Clock clock = Clock.systemUTC();
    private final Exit exit;
    private final StartupLines lines;

    private Main(Options options, Exit exit) {
        this.options = options;
        this.exit = exit;
        this.lines = new StartupLines(System.out, exit::stopping);
    }

    public static void main(String[] arguments) {
        Options options = parse(arguments);
        if (options.mode() == Options.Mode.HELP) {
            System.out.print(Options.USAGE);
            return;
        }
        Exit exit = new Exit(options.mode() == Options.Mode.VIEW);
        try {
            exit.with(new Main(options, exit).run());
        } catch (LocalException | SimulatorAdminException e) {
            exit.because(e);
        } catch (InterruptedException e) {
            exit.because(new LocalException("interrupted", e));
        }
    }

    private static Options parse(String[] arguments) {
        try {
            return Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("./run: " + e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            throw e;
        }
    }

    private int run() throws InterruptedException {
        ProjectFiles project = ProjectFiles.find();
        RunFolder folder = exit.closes(RunFolder.open(project.runFolder()));
        LauncherLog.to(folder.log("launcher"));
        Ports ports = Ports.shifted(options.portOffset());
        ports.requireFree(options.collectors());
        lines.say("starting, with logs in " + folder.logs());
        LocalSystem system = exit.closes(new LocalSystem(project, folder, ports, options.interval(), lines));
        system.start(options.collectors());

        Seen seen = new Seen();
        MetricsTail tail = exit.closes(new MetricsTail(system.bootstrapServers(), seen));
        RolewatchApi api = new RolewatchApi(system.api());
        SimulatorAdmin aws = new SimulatorAdmin(system.simulator());
        FirstUser user = new FirstUser(api, aws, system::requireAlive, lines);
        List<DemoAccount> accounts = DemoAccounts.all(clock.instant());
        user.connect(accounts);

        return switch (options.mode()) {
            case CHECK ->
                new Check(system, new HeldByAws(aws, accounts), aws::bills, tail, seen, clock, lines).run(options);
            default -> new LiveView(system, api, tail, seen, clock).run(options);
        };
    }
}
