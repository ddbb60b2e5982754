package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it stands by itself. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class ServiceTest {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ConfigProperty(name = "mp.messaging.incoming.credential-requests.partition.assignment.strategy")
    String assignor;

    @Test
    void itIsReadyWhenItKnowsTheAccountsAndAwsKnowsIt() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpResponse<String> ready = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            assertThat(ready.body())
                    .contains("\"accounts\"", "\"own-aws-identity\"")
                    .doesNotContain("session-replies");
        });
    }

    /** An eager assignor would take every partition from every instance in each rebalance, and its sessions with them. */
    @Test
    void itsPartitionsAreReassignedCooperatively() {
        assertThat(assignor).isEqualTo(CooperativeStickyAssignor.class.getName());
    }

    @Test
    void itAsksNobodyForSessionsItself() {
        assertThat(Arc.container().select(AccountSessions.class).isUnsatisfied())
                .isTrue();
    }
}
