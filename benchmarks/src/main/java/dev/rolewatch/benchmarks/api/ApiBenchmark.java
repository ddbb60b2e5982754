package dev.rolewatch.benchmarks.api;

import dev.rolewatch.benchmarks.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How fast account-service answers fifty people of a provider who see ten thousand accounts: each kind of request by itself,
 * and a mixture of all; as fast as answers come, and with the pauses that programs and people make.
 */
public final class ApiBenchmark {
    private static final String PROVIDER = "provider";
    private static final int PATHS = 5_000;
    /** Until the JVM has compiled nearly all that it will. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /** As programs pause, and as people do. */
    private static final List<Wrk.Pause> PAUSES =
            List.of(Wrk.Pause.NONE, new Wrk.Pause(50, 150), new Wrk.Pause(500, 1_500));

    private static final String ROW = "%-30s %10.0f %8.1f %8.1f %8.1f %8d %8d %8d %8.2f %8.2f%n";

    private final World world;
    private final int connections;
    private final Duration time;
    private final int heapMegabytes;
    private final Random random = new Random(1);

    private ApiBenchmark(Options options) {
        this.world = new World(options.number("accounts", 10_000), options.number("customers", 10));
        this.connections = options.number("connections", 50);
        this.time = Duration.ofSeconds(options.number("seconds", 10));
        this.heapMegabytes = options.number("heap", 256);
    }

    /**
     * Options: {@code --accounts}, {@code --customers} that they are of, {@code --connections}, {@code --seconds} that each
     * line is measured for, {@code --heap} in megabytes.
     */
    public static void main(String[] arguments) throws Exception {
        new ApiBenchmark(Options.of(arguments)).run();
        System.exit(0); // Kafka's threads would keep this JVM alive
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("rolewatch-benchmark");
        System.out.println("data and logs in " + folder);
        try (ApiRig rig = new ApiRig(folder, heapMegabytes)) {
            List<String> tokens = IntStream.range(0, connections)
                    .mapToObj(user -> rig.oidc().token("user-" + user, "User " + user, PROVIDER, "viewer"))
                    .toList();
            Wrk wrk = Wrk.prepare(rig.api(), folder, tokens, time);
            Registered registered = register(rig);
            List<String> mixture = mixture(registered);
            System.out.println("\nwarming up");
            wrk.lasting(WARM_UP).run(mixture, Wrk.Pause.NONE);
            for (Wrk.Pause pause : PAUSES) {
                measure(wrk, pause, registered, mixture, rig);
            }
            System.out.printf("%nresident memory of account-service: %,d MB at most%n", rig.mostMemoryOfService());
        }
    }

    private Registered register(ApiRig rig) throws Exception {
        Instant begun = Instant.now();
        String token = rig.oidc().token("admin", "Admin", PROVIDER, "administrator");
        Registered registered = Registered.with(rig.api(), token, world);
        System.out.printf(
                "%,d accounts of %d customers imported in %.1f s%n",
                registered.accounts().size(), world.customers(), seconds(begun));
        rig.awaitQuiet();
        System.out.printf("and told of by the other services, in %.1f s%n", seconds(begun));
        rig.vacuum();
        return registered;
    }

    private void measure(Wrk wrk, Wrk.Pause pause, Registered registered, List<String> mixture, ApiRig rig)
            throws Exception {
        System.out.printf(
                "%n%d users who pause for %d to %d ms; load average %s%n",
                connections,
                pause.shortest(),
                pause.longest(),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        System.out.printf(
                "%-30s %10s %8s %8s %8s %8s %8s %8s %8s %8s%n",
                "", "requests/s", "p50 ms", "p99 ms", "max ms", "refused", "broken", "bytes", "service", "postgres");
        for (Kind kind : Kind.values()) {
            row(kind.what(), wrk, pause, paths(kind, registered, PATHS).toList(), rig);
        }
        row("all of these, mixed", wrk, pause, mixture, rig);
    }

    private static void row(String name, Wrk wrk, Wrk.Pause pause, List<String> paths, ApiRig rig) throws Exception {
        Instant begun = Instant.now();
        Duration service = rig.cpuOfService();
        Duration postgres = rig.cpuOfPostgres();
        Wrk.Result result = wrk.run(paths, pause);
        double seconds = seconds(begun);
        System.out.printf(
                ROW,
                name,
                result.perSecond(),
                result.p50(),
                result.p99(),
                result.max(),
                result.refused(),
                result.broken(),
                result.bytesOfEach(),
                rig.cpuOfService().minus(service).toMillis() / 1000.0 / seconds,
                rig.cpuOfPostgres().minus(postgres).toMillis() / 1000.0 / seconds);
    }

    private List<String> mixture(Registered registered) {
        List<String> paths = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            paths.addAll(paths(kind, registered, PATHS * kind.share() / 100).toList());
        }
        Collections.shuffle(paths, random);
        return paths;
    }

    private Stream<String> paths(Kind kind, Registered registered, int count) {
        return Stream.generate(() -> kind.path(registered, random)).limit(count);
    }

    private static double seconds(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }
}
