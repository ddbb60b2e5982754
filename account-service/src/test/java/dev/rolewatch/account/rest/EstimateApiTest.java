package dev.rolewatch.account.rest;

import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.storage.AccountFold;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.StoredResources;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EstimateApiTest {
    private static final Region ELSEWHERE = new Region("us-east-1");

    @Inject
    StoredResources stored;

    @Inject
    AccountFold fold;

    private AccountId account;

    @BeforeEach
    void anAccountThatWasScannedWhilePaused() {
        account = AccountId.of(ourApi().body("{\"name\": \"Estimated\", \"collect\": {\"paused\": true}}")
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        store(Samples.REGION, "AWS/SQS", "q-1", Map.of("team", "shop"), "ApproximateNumberOfMessagesVisible");
        store(Samples.REGION, "AWS/EC2", "i-1", Map.of("team", "shop"), "CPUUtilization", "NetworkIn", "Obscure");
        store(ELSEWHERE, "AWS/EC2", "i-2", Map.of("team", "web"), "CPUUtilization");
    }

    @Test
    void whatReadingWillCostIsToldBeforeItIsSwitchedOn() {
        scanned();

        JsonPath estimate = estimate(ourApi());

        assertThat(estimate.getBoolean("paused")).isTrue();
        assertThat(estimate.getString("interval")).isEqualTo("PT5M");
        assertThat(estimate.getString("scannedAt")).isEqualTo(Samples.at(3).toString());
        assertThat(estimate.getList("namespaces.namespace")).containsExactly("AWS/EC2", "AWS/SQS");
        assertThat(estimate.getList("namespaces.resources")).containsExactly(2, 1);
        assertThat(estimate.getList("namespaces.series")).containsExactly(3, 1);
        assertThat(estimate.getInt("requested.low")).isEqualTo(4 * 8_640);
        assertThat(estimate.getFloat("usd.low")).isEqualTo(0.35f);
        assertThat(estimate.getInt("discovery.listMetricsRequests")).isEqualTo(9 * 3_600);
        assertThat(estimate.getList("changes.change"))
                .contains("INTERVAL", "STATISTICS", "LEAVE_OUT_NAMESPACE", "ADD_CUSTOM_NAMESPACE");
        assertThat(estimate.getList("changes.findAll{it.change == 'ADD_CUSTOM_NAMESPACE'}.what"))
                .containsExactly("Read Shop/Checkout too, by adding it to customNamespaces.");
        assertThat(estimate.<String>getList("assumes")).anyMatch(sentence -> sentence.contains("us-east-1"));
    }

    @Test
    void anotherChoiceMayBeTriedOut() {
        scanned();

        assertThat(series(ourApi().queryParam("regions", "us-east-1"))).isEqualTo(Map.of("AWS/EC2", 1));
        assertThat(series(ourApi().queryParam("namespaces", "AWS/SQS"))).isEqualTo(Map.of("AWS/SQS", 1));
        assertThat(series(ourApi().queryParam("tags", "team:web", "team:none"))).isEqualTo(Map.of("AWS/EC2", 1));
        assertThat(series(ourApi().queryParam("tags", "team"))).isEqualTo(Map.of("AWS/EC2", 3, "AWS/SQS", 1));
        assertThat(series(ourApi().queryParam("customNamespaces", "Shop/Checkout")))
                .containsEntry("Shop/Checkout", 12);
        assertThat(estimate(ourApi().queryParam("interval", "PT15M").queryParam("statistics", "FEWEST"))
                        .getInt("requested.low"))
                .isEqualTo(4 * 2_880);
        assertThat(estimate(ourApi()).getString("interval")).isEqualTo("PT5M");
    }

    @Test
    void anEmptyParameterTriesTheDefaultOut() {
        scanned();
        ourApi().body("{\"collect\": {\"namespaces\": [\"AWS/SQS\"], \"interval\": \"PT1M\"}}")
                .patch("/accounts/{id}", account.toString())
                .then()
                .statusCode(200);

        JsonPath estimate = estimate(ourApi().queryParam("namespaces", "").queryParam("interval", ""));

        assertThat(estimate.getList("namespaces")).hasSize(2);
        assertThat(estimate.getString("interval")).isEqualTo("PT5M");
        assertThat(estimate(ourApi()).getList("changes.findAll{it.change == 'ADD_NAMESPACE'}.value"))
                .containsExactly("AWS/EC2");
    }

    @Test
    void onlyTheRequestsOfTheRegionsThatAreTriedOutCount() {
        scanned();

        assertThat(estimate(ourApi().queryParam("regions", "us-east-1")).getInt("discovery.listMetricsRequests"))
                .isEqualTo(4 * 3_600);
    }

    @Test
    void anEstimateIsNotSettledWhileWhatWasFoundIsStillBeingEntered() {
        scanned(Instant.now().minus(Duration.ofHours(1)));
        assertThat(estimate(ourApi()).getBoolean("settled")).isTrue();

        scanned(Instant.now(), new Region("sa-east-1"));

        assertThat(estimate(ourApi()).getBoolean("settled")).isFalse();
        assertThat(estimate(ourApi()).<String>getList("assumes"))
                .anyMatch(sentence -> sentence.contains("still being entered"));
    }

    @Test
    void whatTheLastScanCouldNotLookAtIsSaid() {
        scanned();

        assertThat(estimate(ourApi().queryParam("regions", "sa-east-1")).<String>getList("assumes"))
                .anyMatch(sentence -> sentence.contains("did not look at sa-east-1"));
    }

    @Test
    void whetherTheUpperEndIsAboveABudgetIsSaid() {
        scanned();
        assertThat(estimate(ourApi()).getString("budget")).isNull();

        JsonPath above = estimate(ourApi().queryParam("monthlyUsd", "0.01"));
        JsonPath within = estimate(ourApi().queryParam("monthlyUsd", "50"));

        assertThat(above.getFloat("budget.exceededByUsd"))
                .isCloseTo(above.getFloat("usd.high") - 0.01f, offset(0.001f));
        assertThat(above.getString("budget.what"))
                .contains("above the budget of $0.01", "less often than every 5 minutes, down to every 6 hours;");
        assertThat(within.getFloat("budget.exceededByUsd")).isZero();
        assertThat(within.getString("budget.what")).contains("within the budget of $50");
    }

    @Test
    void aRegionOfAnotherPartitionIsNotTriedOut() {
        scanned();
        giveRole(account.toString(), someRoleArn()).statusCode(202);

        ourApi().queryParam("regions", "cn-north-1")
                .get("/accounts/{id}/estimate", account.toString())
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("regions[0]")));
    }

    @Test
    void anAccountThatWasNotScannedYetHasNoEstimate() {
        ourApi().get("/accounts/{id}/estimate", register("New").getString("id"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rolewatch:problem:not-scanned-yet"))
                .body("detail", containsString("nextStep"));
        ourApi().get("/accounts/{id}/estimate", "17").then().statusCode(404);
    }

    @Test
    void aChoiceThatCannotBeIsNotTriedOut() {
        ourApi().queryParam("interval", "PT2H")
                .queryParam("namespaces", "AWS/EC")
                .queryParam("statistics", "SOME")
                .queryParam("monthlyUsd", "0")
                .get("/accounts/{id}/estimate", account.toString())
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("namespaces[0]", "monthlyUsd", "interval", "statistics")))
                .body("errors.detail", hasItem(containsString("the nearest is AWS/E")));
    }

    private Map<String, Integer> series(RequestSpecification request) {
        Map<String, Integer> series = new TreeMap<>();
        estimate(request)
                .<Map<String, Object>>getList("namespaces")
                .forEach(each -> series.put((String) each.get("namespace"), (Integer) each.get("series")));
        return series;
    }

    private JsonPath estimate(RequestSpecification request) {
        return request.get("/accounts/{id}/estimate", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void store(Region region, String namespace, String id, Map<String, String> tags, String... metrics) {
        stored.put(account, ResourceId.of(region, namespace, Map.of("Id", id)), id, tags, false, List.of(metrics));
    }

    private void scanned() {
        scanned(Samples.at(3));
    }

    private void scanned(Instant at, Region... more) {
        Scanned scanned = new Scanned(
                account,
                at,
                Stream.concat(Stream.of(Samples.REGION, ELSEWHERE), Stream.of(more))
                        .toList(),
                List.of(),
                new TreeMap<>(Map.of("Shop/Checkout", 12)),
                new TreeMap<>(Map.of(Samples.REGION.value(), 5, ELSEWHERE.value(), 4)));
        Place place = new Place("scanned-" + account, UUID.randomUUID(), 0, at.getEpochSecond());
        Acting.forAllTenants(() -> fold.fold(List.of(new News(place, account, known -> known.after(scanned)))));
    }
}
