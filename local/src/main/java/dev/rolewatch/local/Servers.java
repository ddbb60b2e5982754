package dev.rolewatch.local;

import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.oidc.LocalOidc;
import dev.rolewatch.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Kafka with its topics, PostgreSQL and the OpenID provider, on free ports and without the rest: for tests that start the
 * services themselves, against another AWS than the simulator. It prints the services' settings for them, a line each, then
 * {@code ready}, and runs until its input ends.
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
        LocalOidc oidc = new LocalOidc(0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            oidc.close();
            kafka.close();
            postgres.close();
        }));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            CreateTopics.create(admin, new Topics(""), (short) 1);
        }
        System.out.println("KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers());
        System.out.println("QUARKUS_DATASOURCE_JDBC_URL=" + postgres.jdbcUrl());
        System.out.println("QUARKUS_DATASOURCE_USERNAME=" + LocalPostgres.USER);
        System.out.println("QUARKUS_DATASOURCE_PASSWORD=" + LocalPostgres.USER);
        System.out.println("QUARKUS_OIDC_AUTH_SERVER_URL=" + oidc.issuer());
        System.out.println("QUARKUS_OIDC_CONSOLE_AUTH_SERVER_URL=" + oidc.issuer());
        System.out.println("QUARKUS_OIDC_CONSOLE_CLIENT_ID=" + LocalOidc.CONSOLE);
        System.out.println("QUARKUS_OIDC_CONSOLE_CREDENTIALS_SECRET=" + LocalOidc.CONSOLE_SECRET);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started this is still there.
        }
    }
}
