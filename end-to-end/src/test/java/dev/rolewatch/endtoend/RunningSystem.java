package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.comparison.Comparison;
import dev.rolewatch.local.comparison.Difference;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.comparison.Truth;
import dev.rolewatch.local.customer.AccountRecord;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.customer.RolewatchApi;
import dev.rolewatch.local.kafka.MetricsTail;
import dev.rolewatch.local.oidc.DemoIdentities;
import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Ports;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.RunFolder;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All of Rolewatch on free ports, and what a test does with it. Its logs are in the folder, under {@code logs}. */
final class RunningSystem implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Metrics with a point every five minutes are read as often, and a point may come just after a reading. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    private static final int DIFFERENCES_SHOWN = 10;

    private final Instant started = Instant.now();
    private final RunFolder folder;
    private final LocalSystem system;
    private final Seen seen = new Seen();
    private final MetricsTail tail;
    private final RolewatchApi api;
    private final SimulatorAdmin aws;

    private RunningSystem(RunFolder folder, LocalSystem system) {
        this.folder = folder;
        this.system = system;
        this.tail = new MetricsTail(system.bootstrapServers(), seen);
        this.api = as(DemoIdentities.ADA);
        this.aws = new SimulatorAdmin(system.simulator());
    }

    static RunningSystem start(Path where, int collectors) {
        return start(where, collectors, Map.of());
    }

    /**
     * @param settings environment variables of every service
     */
    static RunningSystem start(Path where, int collectors, Map<String, String> settings) {
        return start(where, collectors, settings, aws -> {});
    }

    /**
     * @param settings environment variables of every service
     * @param world makes what must be in AWS before the services start
     */
    static RunningSystem start(
            Path where, int collectors, Map<String, String> settings, Consumer<SimulatorAdmin> world) {
        RunFolder folder = RunFolder.open(where);
        LocalSystem system = new LocalSystem(
                ProjectFiles.find(), folder, Ports.free(), INTERVAL, settings, line -> System.out.println(line));
        try {
            system.startServers();
            world.accept(new SimulatorAdmin(system.simulator()));
            system.startServices(collectors);
            return new RunningSystem(folder, system);
        } catch (RuntimeException e) {
            system.close();
            folder.close();
            throw e;
        }
    }

    LocalSystem system() {
        return system;
    }

    /** As an administrator of Acme. */
    RolewatchApi api() {
        return api;
    }

    RolewatchApi as(DemoIdentity identity) {
        return RolewatchApi.as(identity, system);
    }

    SimulatorAdmin aws() {
        return aws;
    }

    Seen seen() {
        return seen;
    }

    Path logs() {
        return folder.logs();
    }

    /** Connects the accounts as their owners would. */
    void connect(List<DemoAccount> accounts) throws InterruptedException {
        new FirstUser(api, aws, system::requireAlive, line -> System.out.println(line)).connect(accounts);
    }

    AccountRecord awaitState(String accountId, String state) {
        return await("account " + accountId + " to be " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> account(accountId), account -> account.is(state));
    }

    /** Until the account is connected, nothing is wrong with it, and it has been read after that time. */
    void awaitReadAfter(String accountId, Instant time) {
        await("account " + accountId + " to be read after " + time + " without trouble")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> account(accountId),
                        record -> record.is("ACTIVE")
                                && record.problem() == null
                                && record.lastReadAt() != null
                                && record.lastReadAt().isAfter(time));
    }

    /**
     * Until all that AWS holds of these accounts now is on the topic.
     *
     * @return what was waited for
     */
    Truth awaitEverything(HeldByAws held) {
        Truth truth = held.at(Instant.now(), started);
        await("every settled point to be on the topic")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .failFast(this::requireHealthy)
                .untilAsserted(() -> assertThat(stillToCome(truth)).isEmpty());
        return truth;
    }

    /** Waits until all that AWS holds of these accounts is on the topic, and demands that nothing else is. */
    void requireEverythingAndNoMore(List<DemoAccount> accounts) {
        HeldByAws held = new HeldByAws(aws, accounts);
        Truth truth = awaitEverything(held);
        // What comes from now on is not compared, for AWS would have to be asked about it at the same instant.
        tail.close();
        assertThat(Comparison.of(truth.withHeld(held.at(Instant.now())), seen, true)
                        .differences())
                .isEmpty();
    }

    AccountRecord account(String id) {
        requireHealthy();
        return api.account(id);
    }

    private void requireHealthy() {
        system.requireAlive();
        tail.requireHealthy();
    }

    private List<Difference> stillToCome(Truth truth) {
        return Comparison.of(truth, seen, true).differences().stream()
                .filter(Difference::mayMend)
                .limit(DIFFERENCES_SHOWN)
                .toList();
    }

    @Override
    public void close() {
        tail.close();
        system.close();
        folder.close();
    }
}
