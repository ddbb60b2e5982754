package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.benchmarks.Loop;
import dev.rolewatch.benchmarks.Producers;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.local.system.Command;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.Readiness;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What collectors are measured between: a simulator in a process of its own, and Kafka, whoever gives sessions and whoever
 * reads the reports in this one. Closing it ends all of it, and the processes that it started.
 */
final class Rig implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final World world;
    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<ChildProcess> processes = new CopyOnWriteArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private final Reported reported = new Reported();
    private final Readiness readiness = new Readiness();
    private final URI simulator;
    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;

    /** Returns when all of it runs, and the world is made. */
    static Rig start(World world) throws Exception {
        return new Rig(world, Files.createTempDirectory("rolewatch-benchmark"));
    }

    private Rig(World world, Path folder) throws Exception {
        this.world = world;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> processes.forEach(ChildProcess::kill)));
        this.folder = folder;
        System.out.printf(
                "%,d series of %,d queues in %,d accounts; data and logs in %s%n",
                world.series(), world.items(), world.accounts(), folder);
        this.simulator = startSimulator();
        world.create(admin());
        this.bootstrapServers =
                close(new LocalKafka(0, folder.resolve("kafka"))).bootstrapServers();
        createTopics();
        this.producer = close(Producers.open(bootstrapServers));
        RoleSessions sessions = close(new RoleSessions(world, simulator));
        loop(Topics.CREDENTIAL_REQUESTS, new Credentials(world, sessions, producer));
        loop(Topics.COLLECTION_REPORTS, reported);
    }

    SimulatorAdmin admin() {
        return new SimulatorAdmin(simulator);
    }

    Reported reported() {
        return reported;
    }

    Sizes sizes() throws InterruptedException {
        return Sizes.of(bootstrapServers);
    }

    /** Starts a collector; returns when it is ready. */
    ChildProcess startCollector(String name, CollectorOptions options) throws InterruptedException {
        int port = FreePort.find();
        Map<String, String> environment = new HashMap<>(options.settings());
        environment.putAll(aws());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        List<String> arguments = new ArrayList<>(options.jvm());
        arguments.addAll(
                List.of("-jar", ProjectFiles.find().service("collector-service").toString()));
        ChildProcess collector = launch(new Command(name, arguments, environment));
        readiness.await(collector, URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
        return collector;
    }

    /**
     * Starts a program of this module, with this JVM's class path; what it prints is in its {@link #log}.
     *
     * @param ready where it answers once it is ready
     */
    ChildProcess startProgram(String name, Class<?> main, List<String> jvm, List<String> arguments, URI ready)
            throws InterruptedException {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(arguments);
        ChildProcess program = launch(new Command(name, all, aws()));
        readiness.await(program, ready);
        return program;
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    void publish(Stream<WorkItem> items) {
        items.forEach(item -> producer.send(new ProducerRecord<>(Topics.WORK_ITEMS, item.key(), Json.write(item))));
    }

    /** What is read of all accounts when it is due. */
    Stream<WorkItem> items(Instant due) {
        return Stream.iterate(0, account -> account < world.accounts(), account -> account + 1)
                .flatMap(account -> world.itemsOf(account, due));
    }

    /**
     * Waits until it is so, as long as everything runs.
     *
     * @throws IllegalStateException if it does not become so
     */
    void await(String what, BooleanSupplier reached) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            requireRunning();
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(what + " took longer than " + PATIENCE + ": " + reported.tally());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    void requireRunning() {
        processes.forEach(ChildProcess::requireAlive);
        loops.forEach(Loop::requireRunning);
    }

    private URI startSimulator() throws InterruptedException {
        int port = FreePort.find();
        ChildProcess process = launch(new Command(
                "aws-simulator",
                List.of("-Xmx1g", "-jar", ProjectFiles.find().simulator().toString(), Integer.toString(port)),
                Map.of()));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        readiness.await(process, endpoint.resolve("/admin/health"));
        return endpoint;
    }

    private Map<String, String> aws() {
        return Map.of(
                "AWS_ENDPOINT_URL", simulator.toString(),
                "AWS_REGION", "us-east-1",
                "AWS_EC2_METADATA_DISABLED", "true",
                "MALLOC_ARENA_MAX", "2");
    }

    private ChildProcess launch(Command command) {
        ChildProcess process = close(ChildProcess.start(command, log(command.name())));
        processes.add(process);
        return process;
    }

    private void loop(String topic, Answerer answerer) {
        loops.add(close(new Loop(bootstrapServers, topic, answerer)));
    }

    private <T extends AutoCloseable> T close(T resource) {
        started.push(resource);
        return resource;
    }

    private void createTopics() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
        }
    }

    /** Ends a process that it started before the rest. */
    void stop(ChildProcess process) {
        processes.remove(process);
        process.close();
    }

    @Override
    public void close() {
        processes.clear();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("what a benchmark started did not end", e);
            }
        }
    }
}
