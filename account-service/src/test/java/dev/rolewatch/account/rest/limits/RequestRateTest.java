package dev.rolewatch.account.rest.limits;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestRateTest {
    private static final int BURST = 3;

    private final String company = "company-" + UUID.randomUUID();

    @BeforeEach
    void aLowLimit() {
        QuarkusMock.installMockForType(new RequestBuckets(new LowLimit()), RequestBuckets.class);
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

    @Test
    void whoSendsTooManyRequestsIsToldWhenToSendTheNextAndNobodyElseWaits() {
        String busy = OidcTestResource.token("busy", "Busy", company, new String[] {"viewer"});
        ValidatableResponse answer = list(busy);
        while (answer.extract().statusCode() == 200) {
            answer = list(busy);
        }

        answer.statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-9][0-9]*"))
                .body("type", equalTo("urn:rolewatch:problem:too-many-requests"));
        list(OidcTestResource.token("other", "Other", company, new String[] {"viewer"}))
                .statusCode(200);
    }

    @Test
    void healthIsNeverLimited() {
        for (int i = 0; i < BURST * 3; i++) {
            RestAssured.given().auth().none().get("/q/health/live").then().statusCode(200);
        }
    }

    private static ValidatableResponse list(String token) {
        return RestAssured.given().auth().oauth2(token).get("/accounts").then();
    }
}
