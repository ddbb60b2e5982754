package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fresh the points of ninety accounts of a hundred are, first while all is well and then while CloudWatch throttles
 * every call of the other ten. Each account has its own moment in an interval, as in the schedule, and all of it is due
 * then.
 */
public final class FairBenchmark {
    private static final int ONE_IN = 10;

    private final World world;
    private final CollectorOptions collector;
    private final Duration interval;
    private final int intervals;

    private FairBenchmark(Options options) {
        this.world = World.of(options.number("series", 80_000), options.number("accounts", 100));
        this.collector = CollectorOptions.of(options);
        this.interval = Duration.ofSeconds(options.number("interval", 30));
        this.intervals = options.number("intervals", 4);
    }

    /**
     * Options: {@code --interval} in seconds, {@code --intervals} of each measurement, {@code --series},
     * {@code --accounts}.
     */
    public static void main(String[] arguments) throws Exception {
        new FairBenchmark(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        try (Rig rig = Rig.start(world)) {
            rig.startCollector("collector-service", collector);
            measure(rig);
            System.out.printf(
                    "%nfrom due to committed, accounts that are not throttled%n%-16s %9s %8s %8s %8s %9s%n",
                    "", "items", "not read", "p50 ms", "p99 ms", "worst ms");
            Freshness well = tell("none throttled", measure(rig));
            throttle(rig);
            Freshness beside = tell("ten throttled", measure(rig));
            System.out.printf(
                    "%nThe 99th percentile beside throttled accounts is %.0f %% of the one without.%n",
                    100.0 * beside.percentile(99) / well.percentile(99));
        }
    }

    private void throttle(Rig rig) {
        IntStream.range(0, world.accounts())
                .filter(FairBenchmark::isThrottled)
                .mapToObj(world::awsAccount)
                .forEach(account -> rig.admin()
                        .addFault(Fault.of(Fault.Kind.THROTTLE)
                                .inAccount(account.value())
                                .onApi(World.API)));
    }

    private static boolean isThrottled(int account) {
        return account % ONE_IN == 0;
    }

    private Freshness measure(Rig rig) throws InterruptedException {
        Set<AccountId> others = IntStream.range(0, world.accounts())
                .filter(account -> !isThrottled(account))
                .mapToObj(world::accountId)
                .collect(Collectors.toSet());
        Freshness freshness = new Freshness(others, Instant.now());
        rig.reported().listen(freshness);
        for (int passed = 1; passed < intervals; passed++) {
            issue(rig);
        }
        Instant last = issue(rig);
        int issued = others.size() * (world.items() / world.accounts());
        rig.await("what was due last", () -> freshness.itemsDueFrom(last) >= issued);
        return freshness;
    }

    /** Issues each account's items at its moment of an interval, and returns when that began. */
    private Instant issue(Rig rig) throws InterruptedException {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int account = 0; account < world.accounts(); account++) {
            Instant due = begun.plus(interval.multipliedBy(account).dividedBy(world.accounts()));
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(0, Duration.between(Instant.now(), due).toMillis()));
            rig.requireRunning();
            rig.publish(world.itemsOf(account, due));
        }
        return begun;
    }

    private static Freshness tell(String name, Freshness freshness) {
        System.out.printf(
                "%-16s %,9d %,8d %,8d %,8d %,9d%n",
                name,
                freshness.items(),
                freshness.failed(),
                freshness.percentile(50),
                freshness.percentile(99),
                freshness.percentile(100));
        return freshness;
    }
}
