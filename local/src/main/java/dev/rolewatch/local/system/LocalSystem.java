package dev.rolewatch.local.system;

import dev.rolewatch.accesskeys.KeysetFile;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.oidc.LocalOidc;
import dev.rolewatch.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * All of Rolewatch on this machine: Kafka and the OpenID provider in this JVM, and PostgreSQL, the AWS simulator and the services as processes of
 * their own. Closing it stops what was started, in reverse order; it may be closed while it still starts.
 */
public final class LocalSystem implements AutoCloseable {
    private final ProjectFiles project;
    private final RunFolder folder;
    private final Ports ports;
    private final Duration interval;
    private final Map<String, String> settings;
    private final Progress progress;
    private final Readiness readiness = new Readiness();
    private final StartedParts parts;
    private final List<ChildProcess> processes = new CopyOnWriteArrayList<>();
    private final Guard guard;
    private int collectors;
    private LocalKafka kafka;
    private LocalPostgres postgres;
    private LocalOidc oidc;
    private Services services;

    /**
     * @param interval how often each metric is read
     * @param settings environment variables of every service, beside those that it needs here
     */
    public LocalSystem(
            ProjectFiles project,
            RunFolder folder,
            Ports ports,
            Duration interval,
            Map<String, String> settings,
            Progress progress) {
        this.project = project;
        this.folder = folder;
        this.ports = ports;
        this.interval = interval;
        this.settings = Map.copyOf(settings);
        this.progress = progress;
        this.parts = new StartedParts(folder.launcherLog(), progress);
        this.guard = Guard.start(folder.data("pids"));
    }

    /**
     * Returns when all of it is ready.
     *
     * @throws LocalException if some of it does not start; what did start is running until {@link #close}
     */
    public void start(int numberOfCollectors) {
        startServers();
        startServices(numberOfCollectors);
    }

    /** Returns when what the services need is ready: Kafka, PostgreSQL, the simulator and the OpenID provider. */
    public void startServers() {
        Together.run(this::startSimulator, this::startKafka, this::startPostgres, this::startOidc);
    }

    /** Returns when the services are ready, whose servers are running. */
    public void startServices(int numberOfCollectors) {
        services = new Services(
                project,
                ports,
                interval,
                settings,
                kafka.bootstrapServers(),
                postgres.jdbcUrl(),
                oidc.issuer(),
                servicesFolder());
        List<Runnable> all = new ArrayList<>(List.of(
                () -> startService(services.account(), ports.account()),
                () -> startService(services.credential(Services.CREDENTIAL, ports.credential()), ports.credential()),
                () -> startService(services.discovery(Services.DISCOVERY, ports.discovery()), ports.discovery())));
        for (int number = 0; number < numberOfCollectors; number++) {
            all.add(this::startCollector);
        }
        Together.run(all.toArray(Runnable[]::new));
    }

    /** Starts one more collector; returns when it is ready. */
    public ChildProcess startCollector() {
        int number = nextCollector();
        int port = ports.collector(number);
        return startService(services.collector(Services.COLLECTOR + "-" + (number + 1), port), port);
    }

    /** Starts one more discovery-service, on a port that is free; returns when it is ready. */
    public ChildProcess startDiscoveryService() {
        int port = FreePort.find();
        return startService(services.discovery(Services.DISCOVERY + "-" + port, port), port);
    }

    /**
     * The running process of that name, such as {@code discovery-service}.
     *
     * @throws LocalException if there is none
     */
    public ChildProcess process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalException("there is no process " + name));
    }

    public URI api() {
        return http(ports.account());
    }

    /** For a browser, which keeps its cookies under the name that the OpenID provider sends it back to. */
    public URI console() {
        return URI.create("http://localhost:" + ports.account() + "/console");
    }

    /** Where people sign in, and scripts get tokens. */
    public LocalOidc oidc() {
        return oidc;
    }

    public URI simulator() {
        return http(ports.simulator());
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The folder of PostgreSQL's data. */
    public Path database() {
        return folder.data("postgres");
    }

    public Path logs() {
        return folder.logs();
    }

    /**
     * @throws LocalException if a process has ended by itself
     */
    public void requireAlive() {
        if (postgres != null && !postgres.isAlive()) {
            throw new LocalException("PostgreSQL ended by itself (log: " + folder.launcherLog() + ")");
        }
        processes.forEach(ChildProcess::requireAlive);
    }

    private synchronized int nextCollector() {
        return collectors++;
    }

    private Path servicesFolder() {
        Path own = folder.data("services");
        try {
            Files.createDirectories(own);
            KeysetFile.addKey(own.resolve(Services.KEYSET));
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + own, e);
        }
    }

    private void startKafka() {
        kafka = parts.start("Kafka", () -> new LocalKafka(ports.kafka(), folder.data("kafka")));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
        progress.say("Kafka is ready on " + kafka.bootstrapServers());
    }

    private void startPostgres() {
        postgres = parts.start("PostgreSQL", () -> new LocalPostgres(ports.postgres(), folder.data("postgres")));
        guard.watch(postgres.pid());
        progress.say("PostgreSQL is ready on 127.0.0.1:" + ports.postgres());
    }

    private void startOidc() {
        oidc = parts.start("the OpenID provider", () -> new LocalOidc(ports.oidc()));
        progress.say("the OpenID provider is ready on " + oidc.issuer());
    }

    private void startSimulator() {
        await(launch(Simulator.command(project, ports.simulator())), simulator().resolve(Simulator.HEALTH));
        progress.say("the AWS simulator is ready on " + simulator());
    }

    private ChildProcess startService(Command command, int port) {
        ChildProcess process = launch(command);
        await(process, http(port).resolve("/q/health/ready"));
        progress.say(command.name() + " is ready on " + http(port));
        return process;
    }

    private ChildProcess launch(Command command) {
        ChildProcess process = parts.start(command.name(), () -> {
            ChildProcess child = ChildProcess.start(command, folder.log(command.name()));
            guard.watch(child.pid());
            return child;
        });
        processes.add(process);
        return process;
    }

    private void await(ChildProcess process, URI health) {
        try {
            readiness.await(process, health);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        parts.close();
        guard.close();
    }
}
