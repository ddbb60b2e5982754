package dev.rolewatch.account.rest.idempotency;

import static dev.rolewatch.account.rest.Api.ourApi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyApiTest {
    @Inject
    DataSource database;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Once " + key;

    @Test
    void theSameRequestWithTheSameKeyIsAnsweredAsTheFirstTimeAndCreatesNothing() {
        Response first = register(key, name);
        Response again = register('"' + key + '"', name);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).endsWith(first.path("id"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(registered()).hasSize(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        register(key, name);

        register(key, name + " other")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:rolewatch:problem:key-of-another-request"));

        assertThat(registered()).hasSize(1);
    }

    @Test
    void theSameRequestWithAnotherKeyIsAnotherOne() {
        register(key, name);
        register(key + "-2", name);

        assertThat(registered()).hasSize(2);
    }

    @Test
    void whatFailedMayBeMendedAndSentAgainWithItsKey() {
        register(key, "").then().statusCode(400);

        register(key, name).then().statusCode(201);
    }

    @Test
    void whileTheFirstIsRunningTheSecondIsToldToWait() throws SQLException {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            try (PreparedStatement lock = first.prepareStatement(
                    "select pg_advisory_xact_lock(hashtextextended('idempotency ' || ? || ' ' || ?, 0))")) {
                lock.setString(1, "default");
                lock.setString(2, key);
                lock.execute();
            }

            register(key, name)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:rolewatch:problem:request-in-progress"));
            first.rollback();
        }
        register(key, name).then().statusCode(201);
    }

    @Test
    void manyAtOnceRegisterOneAccount() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> send = () -> register(key, name);
            List<Future<Response>> answers =
                    senders.invokeAll(IntStream.range(0, 16).mapToObj(i -> send).toList());
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).contains(201).containsOnly(201, 409);
        } finally {
            senders.shutdown();
        }
        assertThat(registered()).hasSize(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String first = register(key, name).then().statusCode(201).extract().path("id");
        Instant tomorrow = Instant.now().plus(Duration.ofHours(24)).plusSeconds(1);
        QuarkusMock.installMockForType(Clock.fixed(tomorrow, ZoneOffset.UTC), Clock.class);

        register(key, name + " other").then().statusCode(201).body("id", not(equalTo(first)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a", "\"\""})
    void aMalformedKeyIsRefused(String malformed) {
        register(malformed, name).then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private static Response register(String key, String name) {
        return ourApi().header("Idempotency-Key", key)
                .body(Map.of("name", name))
                .post("/accounts");
    }

    private List<String> registered() {
        return ourApi().queryParam("name", name)
                .get("/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("accounts.id");
    }
}
