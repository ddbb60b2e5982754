package dev.rolewatch.awsaccess.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.kafka.LocalKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRepliesReadinessTest {
    private static final Topics TOPICS = new Topics("");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aServiceIsReadyOnceRepliesCanBeReadAndSaysWhatIsMissingUntilThen() throws Exception {
        try (LocalKafka kafka = new LocalKafka(0, folder)) {
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = Admin.create(settings);
                    var requests = new SessionRequests(
                            settings, TOPICS, PATIENCE, Clock.systemUTC(), new SimpleMeterRegistry())) {
                var readiness = new SessionRepliesReadiness(requests);
                assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(readiness.call().getData())
                                .hasValueSatisfying(data -> assertThat(data.get("trouble"))
                                        .isEqualTo("the topic credential-replies cannot be read: it does not exist")));

                CreateTopics.create(admin, TOPICS, (short) 1);

                await().atMost(PATIENCE).until(() -> readiness.call().getStatus() == HealthCheckResponse.Status.UP);
            }
        }
    }
}
