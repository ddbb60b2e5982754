package dev.rolewatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.LocalKafka;
import dev.rolewatch.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {
    @TempDir
    Path folder;

    @Test
    void theDeclaredTopicsAreCreatedOnceAndKeepTheirSettings() throws Exception {
        try (LocalKafka kafka = new LocalKafka(0, folder);
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            Topics topics = new Topics("staging.");
            CreateTopics.create(admin, topics, (short) 1);
            CreateTopics.create(admin, topics, (short) 1);

            var described = admin.describeTopics(topics.declared().stream()
                            .map(topic -> topic.name())
                            .toList())
                    .allTopicNames()
                    .get();

            assertThat(described).hasSize(10);
            assertThat(described.get("staging.accounts").partitions()).hasSize(12);
        }
    }

    @Test
    void aDatabaseAnswersAndSpeaksTheSameLanguageOnEveryMachine() throws Exception {
        try (LocalPostgres postgres = new LocalPostgres(0, folder);
                var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var rows = connection
                        .createStatement()
                        .executeQuery("select version(), pg_encoding_to_char(encoding), datcollate"
                                + " from pg_database where datname = current_database()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("PostgreSQL 17");
            assertThat(rows.getString(2)).isEqualTo("UTF8");
            assertThat(rows.getString(3)).isEqualTo("C");
        }
    }

    @Test
    void thatADatabaseHasEndedIsNoticed() throws Exception {
        try (LocalPostgres postgres = new LocalPostgres(0, folder)) {
            assertThat(postgres.isAlive()).isTrue();

            ProcessHandle process = ProcessHandle.of(postgres.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();

            assertThat(postgres.isAlive()).isFalse();
        }
    }
}
