package dev.rolewatch.account.rest;

import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.account.storage.HistoryCleaning;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HistoryApiTest {
    private static final Instant NOW = Instant.parse("2031-09-15T12:02:00Z");

    @Inject
    Folded folded;

    @Inject
    HistoryCleaning cleaning;

    private AccountId account;

    @BeforeEach
    void anAccount() {
        account = AccountId.of(register("Read").getString("id"));
        setNow(NOW);
    }

    @Test
    void pointsAndTheirAgesAreAddedUpInSteps() {
        read("2031-09-15T11:00:10Z", 40, Duration.ofSeconds(130));
        read("2031-09-15T11:04:59Z", 2, Duration.ofHours(3));
        read("2031-09-15T11:05:00Z", 0, Duration.ofSeconds(130));

        JsonPath history = history("from", "2031-09-15T11:01:00Z", "to", "2031-09-15T11:15:00Z");

        assertThat(history.getString("step")).isEqualTo("PT5M");
        assertThat(history.getString("from")).isEqualTo("2031-09-15T11:00:00Z");
        assertThat(history.getString("to")).isEqualTo("2031-09-15T11:15:00Z");
        assertThat(history.getList("steps.read")).containsExactly(2, 1, 0);
        assertThat(history.getList("steps.points")).containsExactly(42, 0, null);
        assertThat(history.getInt("steps[0].freshness.p50Seconds")).isEqualTo(180);
        assertThat(history.getInt("steps[0].freshness.p99Seconds")).isEqualTo(10_800);
        assertThat(history.getInt("steps[0].freshness.oldestSeconds")).isEqualTo(10_800);
        assertThat(history.getString("steps[1].freshness")).isNull();
    }

    @Test
    void whatWasTriedInVainIsNeitherZeroNorNothing() {
        folded.report(report(account, Instant.parse("2031-09-15T11:00:00Z"), notRead(NotReadReason.DENIED, 0)));

        JsonPath history = history("from", "2031-09-15T11:00:00Z", "to", "2031-09-15T11:05:00Z");

        assertThat(history.getInt("steps[0].notRead")).isEqualTo(1);
        assertThat(history.getString("steps[0].points")).isNull();
    }

    @Test
    void theLastDayIsShownUnlessSomethingElseIsAskedFor() {
        read("2031-09-15T12:01:00Z", 7, Duration.ofMinutes(1));

        JsonPath history = history();

        assertThat(history.getString("step")).isEqualTo("PT5M");
        assertThat(history.getList("steps")).hasSize(289);
        assertThat(history.getInt("steps[288].points")).isEqualTo(7);
    }

    @Test
    void aWeekComesInHours() {
        read("2031-09-10T03:10:00Z", 3, Duration.ofMinutes(1));
        read("2031-09-10T03:50:00Z", 4, Duration.ofMinutes(1));

        JsonPath history = history("from", "2031-09-08T12:00:00Z");

        assertThat(history.getString("step")).isEqualTo("PT1H");
        assertThat(history.getInt("steps.find { it.from == '2031-09-10T03:00:00Z' }.points"))
                .isEqualTo(7);
    }

    @Test
    void fiveMinutesAreKeptForTwoDaysAndHoursForAMonth() {
        read("2031-09-15T11:00:00Z", 5, Duration.ofMinutes(1));

        cleaning.forget();
        assertThat(cleaning.buckets(account)).isEqualTo(2);

        setNow(NOW.plus(Duration.ofHours(49)));
        cleaning.forget();
        assertThat(cleaning.buckets(account)).isEqualTo(1);

        setNow(NOW.plus(Duration.ofDays(32)));
        cleaning.forget();
        assertThat(cleaning.buckets(account)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, 2031-08-01T00:00:00Z",
        "to, 2031-09-01T00:00:00",
        "to, 2031-10-01T00:00:00Z",
        "step, PT7M",
        "step, 5m",
        "steps, PT5M"
    })
    void aParameterThatIsNoneIsRefusedWithItsName(String parameter, String value) {
        ourApi().queryParam(parameter, value)
                .get("/accounts/{id}/history", account.toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }

    @Test
    void stepsThatAreFinerThanWhatIsKnownAreRefused() {
        ourApi().queryParam("from", "2031-09-10T00:00:00Z")
                .queryParam("step", "PT15M")
                .get("/accounts/{id}/history", account.toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("step"));
    }

    @Test
    void anAccountThatIsNotThereOrOfAnotherTenantHasNoHistory() {
        ourApi().get("/accounts/{id}/history", UUID.randomUUID()).then().statusCode(404);
        ourApi().auth()
                .oauth2(OidcTestResource.token("somebody-else", Roles.ADMINISTRATOR))
                .get("/accounts/{id}/history", account.toString())
                .then()
                .statusCode(404);
    }

    private void read(String at, int points, Duration age) {
        Instant readAt = Instant.parse(at);
        ResourceId resource = ResourceId.of(Samples.REGION, "AWS/EC2", Map.of("InstanceId", "i-1"));
        folded.report(report(
                account,
                readAt,
                new ItemOutcome.Read(
                        "item", resource, Duration.ofMinutes(5), readAt.minus(age), points, 1, 5, null, List.of())));
    }

    private JsonPath history(String... parameters) {
        var request = ourApi();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/accounts/{id}/history", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void setNow(Instant now) {
        QuarkusMock.installMockForType(Clock.fixed(now, ZoneOffset.UTC), Clock.class);
    }
}
