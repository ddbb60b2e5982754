package dev.rolewatch.account.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;

import dev.rolewatch.account.console.Session;
import dev.rolewatch.local.testing.OidcTestResource;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.util.UUID;
import org.jsoup.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestRateTest {
    private static final int BURST = 3;

    private final String company = "company-" + UUID.randomUUID();

    @BeforeEach
    void aLowLimit() {
        QuarkusMock.installMockForType(new RequestBuckets(new LowLimit(), STOPPED), RequestBuckets.class);
    }

    private static final class LowLimit implements LimitSettings {
        @Override
        public int requestsPerSecond() {
            return 1;
        }

        @Override
        public int burst() {
            return BURST;
        }

        @Override
        public MemorySize maxBodySize() {
            return new MemorySize(BigInteger.valueOf(1_000));
        }
    }

    /** Nothing flows back into a bucket, however slow the machine. */
    private static final TimeMeter STOPPED = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return 0;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void whoSendsTooManyRequestsIsToldWhenToSendTheNextAndNobodyElseWaits() {
        String busy = token("busy", "viewer");
        for (int i = 0; i < BURST; i++) {
            get(busy, "/accounts").statusCode(200);
        }

        get(busy, "/accounts")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-9][0-9]*"))
                .body("type", equalTo("urn:rolewatch:problem:too-many-requests"));
        get(token("other", "viewer"), "/accounts").statusCode(200);
    }

    @Test
    void whatIsRefusedForWantOfARoleIsLimitedTooAndNotRecordedBeyondThat() {
        String viewer = token("viewer", "viewer");
        for (int i = 0; i < BURST; i++) {
            get(viewer, "/audit").statusCode(403);
        }

        get(viewer, "/audit")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-9][0-9]*"))
                .body("type", equalTo("urn:rolewatch:problem:too-many-requests"));
        get(token("administrator", "administrator"), "/audit").statusCode(200).body("entries", hasSize(BURST));
    }

    @Test
    void whoIsOfNoTenantIsLimitedToo() {
        String stranger = tokenWithoutTenant("stranger");
        for (int i = 0; i < BURST; i++) {
            get(stranger, "/accounts").statusCode(403);
        }

        get(stranger, "/accounts").statusCode(429).header("Retry-After", matchesRegex("[1-9][0-9]*"));
        get(tokenWithoutTenant("another"), "/accounts").statusCode(403);
        RestAssured.given().auth().none().get("/accounts").then().statusCode(401);
    }

    @Test
    void aPersonIsToldInAPageForPeople() throws IOException {
        Session ada = Session.of("ada");
        for (int i = 0; i < BURST; i++) {
            ada.get("/console/spend");
        }

        Connection.Response answer = ada.get("/console/spend");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.parse().select("h1").text()).isEqualTo("One moment, please");
    }

    @Test
    void whoMayNotReadTheServicesMetricsWritesNoRecord() {
        String viewer = token("viewer", "viewer");
        for (int i = 0; i <= BURST; i++) {
            get(viewer, "/q/metrics").statusCode(403);
        }

        get(token("administrator", "administrator"), "/audit").statusCode(200).body("entries", hasSize(0));
    }

    @Test
    void healthIsNeverLimited() {
        String busy = token("busy", "viewer");
        for (int i = 0; i < BURST; i++) {
            get(busy, "/accounts").statusCode(200);
        }

        get(busy, "/accounts").statusCode(429);
        get(busy, "/q/health/live").statusCode(200);
    }

    private String token(String subject, String role) {
        return OidcTestResource.token(subject, subject, company, new String[] {role});
    }

    /** What it has in the tenant's place is none. */
    private String tokenWithoutTenant(String subject) {
        return OidcTestResource.token(subject + company, subject, "!", new String[] {"viewer"});
    }

    private static ValidatableResponse get(String token, String path) {
        return RestAssured.given().auth().oauth2(token).get(path).then();
    }
}
