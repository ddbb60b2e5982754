package dev.rolewatch.benchmarks.api;

import dev.rolewatch.benchmarks.Loop;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.benchmarks.Producers;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.FreePort;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.oidc.LocalOidc;
import dev.rolewatch.local.postgres.LocalPostgres;
import dev.rolewatch.local.system.ChildProcess;
import dev.rolewatch.local.system.Command;
import dev.rolewatch.local.system.ProjectFiles;
import dev.rolewatch.local.system.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** account-service in a process of its own, with all that it needs. Closing it ends all of it. */
final class ApiRig implements AutoCloseable {
    private static final String SERVICE = "account-service";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final LocalPostgres postgres;
    private final LocalOidc oidc;
    private final Admin kafka;
    private final Loop others;
    private final ChildProcess service;
    private final ProcessUsage usage;
    private final URI api = URI.create("http://127.0.0.1:" + FreePort.find());

    ApiRig(Path folder, int heapMegabytes) throws InterruptedException {
        this.folder = folder;
        this.postgres = close(new LocalPostgres(0, folder.resolve("postgres")));
        String bootstrapServers =
                close(new LocalKafka(0, folder.resolve("kafka"))).bootstrapServers();
        this.kafka = close(Admin.create(Map.of("bootstrap.servers", bootstrapServers)));
        CreateTopics.create(kafka, new Topics(""), (short) 1);
        this.oidc = close(new LocalOidc(0));
        this.others = close(new Loop(
                bootstrapServers, Topics.ACCOUNTS, new OtherServices(close(Producers.open(bootstrapServers)))));
        this.service = close(start(bootstrapServers, heapMegabytes));
        Runtime.getRuntime().addShutdownHook(new Thread(service::kill));
        this.usage = new ProcessUsage(service.pid());
        new Readiness().await(service, api.resolve("/q/health/ready"));
    }

    URI api() {
        return api;
    }

    LocalOidc oidc() {
        return oidc;
    }

    /** The time that account-service has spent on processors. */
    Duration cpuOfService() {
        return usage.cpu();
    }

    /** The time that those processes of PostgreSQL have spent on processors that run at present. */
    Duration cpuOfPostgres() {
        return ProcessHandle.of(postgres.pid()).stream()
                .flatMap(ProcessHandle::children)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The most that account-service's resident memory ever was, in megabytes. */
    long mostMemoryOfService() {
        return usage.mostMemory();
    }

    /** Waits until account-service has taken over all that it was told, and everybody has answered. */
    void awaitQuiet() throws InterruptedException, ExecutionException {
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int quiet = 0; quiet < 5; quiet = behind() == 0 ? quiet + 1 : 0) {
            service.requireAlive();
            others.requireRunning();
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("account-service is still " + behind() + " records behind");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** What PostgreSQL does by itself within minutes of such a change. */
    void vacuum() throws SQLException {
        try (Connection database = DriverManager.getConnection(postgres.jdbcUrl());
                Statement sql = database.createStatement()) {
            sql.execute("vacuum analyze");
        }
    }

    /** Records that consumers have yet to take. */
    private long behind() throws InterruptedException, ExecutionException {
        long behind = 0;
        for (String group : List.of(SERVICE, "benchmark-" + Topics.ACCOUNTS)) {
            Map<TopicPartition, OffsetAndMetadata> taken = kafka.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> ends = kafka.listOffsets(taken.keySet().stream()
                            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                    .all()
                    .get();
            behind += ends.entrySet().stream()
                    .mapToLong(end ->
                            end.getValue().offset() - taken.get(end.getKey()).offset())
                    .sum();
        }
        return behind;
    }

    private ChildProcess start(String bootstrapServers, int heapMegabytes) {
        return ChildProcess.start(
                new Command(
                        SERVICE,
                        List.of(
                                "-Xmx" + heapMegabytes + "m",
                                "-jar",
                                ProjectFiles.find().service(SERVICE).toString()),
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                bootstrapServers,
                                "QUARKUS_HTTP_HOST",
                                api.getHost(),
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(api.getPort()),
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.jdbcUrl(),
                                "QUARKUS_OIDC_AUTH_SERVER_URL",
                                oidc.issuer().toString(),
                                "QUARKUS_OIDC_CONSOLE_AUTH_SERVER_URL",
                                oidc.issuer().toString(),
                                "QUARKUS_OIDC_CONSOLE_CREDENTIALS_SECRET",
                                LocalOidc.CONSOLE_SECRET,
                                "ROLEWATCH_AWS_ACCOUNT_ID",
                                "999988887777",
                                "MALLOC_ARENA_MAX",
                                "2")),
                folder.resolve(SERVICE + ".log"));
    }

    private <T extends AutoCloseable> T close(T resource) {
        started.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("what a benchmark started did not end", e);
            }
        }
    }
}
