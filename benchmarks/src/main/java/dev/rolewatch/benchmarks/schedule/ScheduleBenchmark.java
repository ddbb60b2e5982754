package dev.rolewatch.benchmarks.schedule;

import dev.rolewatch.benchmarks.Loop;
import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.benchmarks.Producers;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.local.system.Command;
import dev.rolewatch.local.system.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What one discovery-service takes of the machine while it issues a work item for each of many resources in each interval.
 * The service is the real one, in a process of its own; its scan requests and work items are answered from here, so that
 * neither AWS nor collectors are measured. Scans go on as they do in production.
 */
public final class ScheduleBenchmark {
    /** Where the service's own scanner listens, which has no AWS to go to. */
    private static final String NOWHERE = "no-scan-requests";

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final int resources;
    private final int accounts;
    private final Duration measured;
    private final int heapMegabytes;
    private final Path folder;

    private ScheduleBenchmark(Options options, Path folder) {
        this.resources = options.number("resources", 1_000_000);
        this.accounts = options.number("accounts", 1_000);
        this.measured = INTERVAL.multipliedBy(options.number("intervals", 2));
        this.heapMegabytes = options.number("heap", 400);
        this.folder = folder;
    }

    /** Options: {@code --resources}, {@code --accounts}, {@code --intervals} to measure, {@code --heap} in megabytes. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("rolewatch-benchmark");
        new ScheduleBenchmark(Options.of(arguments), folder).run();
    }

    private void run() throws Exception {
        System.out.printf("%,d resources in %,d accounts; data and log in %s%n", resources, accounts, folder);
        try (LocalKafka kafka = new LocalKafka(0, folder.resolve("kafka"))) {
            createTopics(kafka.bootstrapServers());
            try (ChildProcess service = startService(kafka.bootstrapServers());
                    Producer<String, byte[]> producer = Producers.open(kafka.bootstrapServers())) {
                Issued issued = new Issued();
                Customers customers = Customers.of(resources, accounts);
                try (Loop scans = new Loop(
                                kafka.bootstrapServers(), Topics.SCAN_REQUESTS, new Scanner(customers, producer));
                        Loop items = new Loop(
                                kafka.bootstrapServers(), Topics.WORK_ITEMS, new Collector(producer, issued))) {
                    publish(customers, producer);
                    ProcessUsage usage = new ProcessUsage(service.pid());
                    List<Runnable> watched =
                            List.of(service::requireAlive, scans::requireRunning, items::requireRunning);
                    awaitFirstItems(issued, usage, watched);
                    pass("warming up", INTERVAL, issued, usage, watched);
                    issued.reset();
                    measure(issued, usage, watched);
                }
            }
        }
    }

    private void publish(Customers customers, Producer<String, byte[]> producer) {
        customers
                .all(Instant.now())
                .forEach(account -> producer.send(
                        new ProducerRecord<>(Topics.ACCOUNTS, account.id().toString(), Json.write(account))));
        producer.flush();
    }

    private void awaitFirstItems(Issued issued, ProcessUsage usage, List<Runnable> watched) throws Exception {
        Instant begun = Instant.now();
        while (issued.tally().resources() < resources) {
            pass("finding", Duration.ofSeconds(10), issued, usage, watched);
        }
        System.out.printf(
                "all found, and their first items issued, in %d s%n",
                Duration.between(begun, Instant.now()).toSeconds());
    }

    private void measure(Issued issued, ProcessUsage usage, List<Runnable> watched) throws Exception {
        Instant begun = Instant.now();
        Duration before = usage.cpu();
        long memory = pass("measuring", measured, issued, usage, watched);
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        double cores = usage.cpu().minus(before).toMillis() / 1000.0 / seconds;
        Issued.Tally tally = issued.tally();
        System.out.printf("%nmeasured for %.0f s, with an interval of %s:%n", seconds, INTERVAL);
        System.out.printf("  work items          %,d, of %,d different resources%n", tally.items(), tally.resources());
        System.out.printf(
                "  per second          %,.0f; in the busiest ten seconds %,.0f%n",
                tally.items() / seconds, tally.busiest() / 10.0);
        System.out.printf("  processors          %.2f cores%n", cores);
        System.out.printf("  resident memory     %,d MB at most; %,d MB since the start%n", memory, usage.mostMemory());
    }

    /** Returns the most memory that was seen, in megabytes. */
    private long pass(String what, Duration time, Issued issued, ProcessUsage usage, List<Runnable> watched)
            throws InterruptedException {
        Instant end = Instant.now().plus(time);
        long memory = 0;
        long told = 0;
        while (Instant.now().isBefore(end)) {
            watched.forEach(Runnable::run);
            memory = Math.max(memory, usage.memory());
            if (told++ % 10 == 0) {
                Issued.Tally tally = issued.tally();
                System.out.printf(
                        "%s: %,d items, %,d resources, %,d MB, %d s of processor time%n",
                        what,
                        tally.items(),
                        tally.resources(),
                        usage.memory(),
                        usage.cpu().toSeconds());
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return memory;
    }

    private static void createTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
            admin.createTopics(List.of(new NewTopic(NOWHERE, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private ChildProcess startService(String bootstrapServers) {
        return ChildProcess.start(
                new Command(
                        "discovery-service",
                        List.of(
                                "-Xmx" + heapMegabytes + "m",
                                "-jar",
                                ProjectFiles.find().service("discovery-service").toString()),
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                bootstrapServers,
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(FreePort.find()),
                                "ROLEWATCH_SCHEDULE_INTERVAL",
                                INTERVAL.toString(),
                                "ROLEWATCH_SCHEDULE_STATE_DIR",
                                folder.resolve("state").toString(),
                                "MP_MESSAGING_INCOMING_SCAN_REQUESTS_TOPIC",
                                NOWHERE,
                                "AWS_REGION",
                                "us-east-1",
                                "AWS_EC2_METADATA_DISABLED",
                                "true")),
                folder.resolve("discovery-service.log"));
    }
}
