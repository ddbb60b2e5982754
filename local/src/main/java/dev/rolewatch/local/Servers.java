package dev.rolewatch.local;

import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Kafka with its topics, and PostgreSQL, on free ports and without the rest: for tests that start the services themselves,
 * against another AWS than the simulator. It prints where they are as two lines, and runs until its input ends.
 */
public final class Servers {
    private Servers() {}

    /** Usage: {@code Servers <folder>}; what is in the folder is replaced. */
    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]));
            System.exit(0);
        } catch (Throwable e) { // Kafka's threads would keep a JVM alive whose main thread has ended
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        LauncherLog.to(folder.resolve("servers-kafka.log"));
        LocalPostgres postgres = new LocalPostgres(0, folder.resolve("postgres"));
        LocalKafka kafka = new LocalKafka(0, folder.resolve("kafka"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            postgres.close();
        }));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
        }
        System.out.println("KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers());
        System.out.println("QUARKUS_DATASOURCE_JDBC_URL=" + postgres.jdbcUrl());
        while (System.in.read() >= 0) {
            // Whoever started this is still there.
        }
    }
}
