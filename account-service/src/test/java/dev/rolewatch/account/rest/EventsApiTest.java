package dev.rolewatch.account.rest;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.proven;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.as;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.rolewatch.account.SignedInTests;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.rest.EventStream.Event;
import dev.rolewatch.account.sse.StreamsConfig;
import dev.rolewatch.account.storage.Database;
import dev.rolewatch.account.storage.Folded;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.local.testing.OidcTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsApiTest {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Folded folded;

    @Inject
    Database database;

    @Inject
    StreamsConfig config;

    private final List<EventStream> open = new ArrayList<>();
    private String account;

    @BeforeEach
    void anAccount() {
        account = register("Followed").getString("id");
    }

    @AfterEach
    void closeStreams() throws Exception {
        for (EventStream stream : open) {
            stream.close();
        }
    }

    @Test
    void theFirstEventIsTheRecordAsItIs() throws Exception {
        EventStream stream = follow();

        Event first = stream.event(1);

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        assertThat(first.name()).isEqualTo("account");
        assertThat(first.data())
                .isEqualTo(ourApi().get("/accounts/{id}", account).asString());
    }

    @Test
    void whatPeopleAndOtherServicesChangeIsSeen() throws Exception {
        EventStream stream = follow();
        stream.event(1);

        ourApi().body(Map.of("name", "Renamed")).patch("/accounts/{id}", account);
        awaitNewest(stream, "name", "Renamed");

        giveRole(account, someRoleArn()).statusCode(202);
        awaitNewest(stream, "state", "VERIFYING");

        AccountId id = AccountId.of(account);
        folded.event(proven(id, 3, at(1)));
        awaitNewest(stream, "state", "ACTIVE");

        folded.report(report(id, at(5), read(7)));
        awaitNewest(stream, "lastReadAt", at(5).toString());
        assertThat(stream.events()).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodySeesIsNoEvent() throws Exception {
        EventStream stream = follow();
        stream.event(1);
        await().until(() -> database.publishedRevision(account) == 1);

        database.setPublishedRevision(account, 0);
        await().until(() -> database.publishedRevision(account) == 1);
        ourApi().body(Map.of("name", "Renamed")).patch("/accounts/{id}", account);

        assertThat(record(stream.event(2)).getString("name")).isEqualTo("Renamed");
    }

    @Test
    void aClientThatComesBackIsNotToldWhatItKnows() throws Exception {
        Event known = follow().event(1);

        EventStream again = follow("Last-Event-ID", known.id());
        await().until(() -> !again.comments().isEmpty());
        ourApi().body(Map.of("name", "Renamed")).patch("/accounts/{id}", account);

        assertThat(record(again.event(1)).getString("name")).isEqualTo("Renamed");
    }

    @Test
    void aClientThatComesBackIsToldWhatItMissed() throws Exception {
        Event known = follow().event(1);
        ourApi().body(Map.of("name", "Renamed")).patch("/accounts/{id}", account);

        EventStream again = follow("Last-Event-ID", known.id());

        assertThat(record(again.event(1)).getString("name")).isEqualTo("Renamed");
    }

    @Test
    void theStreamOfAnAccountThatIsRemovedEnds() throws Exception {
        EventStream stream = follow();
        stream.event(1);

        ourApi().delete("/accounts/{id}", account).then().statusCode(204);

        assertThat(stream.event(2).name()).isEqualTo("removed");
        await().until(stream::hasEnded);
    }

    @Test
    void anAccountThatIsNotThereIsNotFollowed() {
        ourApi().accept("text/event-stream")
                .get("/accounts/{id}/events", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rolewatch:problem:account-not-found"));
    }

    @Test
    void theAccountOfAnotherTenantIsNotFollowed() throws Exception {
        EventStream stream = followAs(OidcTestResource.token("somebody-else", Roles.ADMINISTRATOR));

        assertThat(stream.status()).isEqualTo(404);
        assertThat(stream.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theStreamEndsWhenTheTokenExpires() throws Exception {
        EventStream stream = follow();
        stream.event(1);

        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)), Clock.class);

        await().until(stream::hasEnded);
        assertThat(stream.events()).hasSize(1);
    }

    @Test
    void nobodyHasMoreStreamsOpenThanAllowedAndThoseThatAreClosedMakeRoom() throws Exception {
        String greedy = OidcTestResource.token("greedy", "Greedy", "default", new String[] {Roles.VIEWER});
        for (int i = 0; i < config.perIdentity(); i++) {
            assertThat(followAs(greedy).status()).isEqualTo(200);
        }
        assertThat(followAs(greedy).status()).isEqualTo(429);
        assertThat(follow().status()).isEqualTo(200);

        open.get(0).close();

        await().until(() -> followAs(greedy).status() == 200);
    }

    @Test
    void thePeopleOfATenantLeaveRoomForThoseOfOthers() throws Exception {
        String crowd = "crowd-" + UUID.randomUUID();
        String theirs = as(crowd, Roles.OPERATOR)
                .body(Map.of("name", "Watched by many"))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (int i = 0; i < config.perTenant(); i++) {
            String one = OidcTestResource.token("one-" + i, "One", crowd, new String[] {Roles.VIEWER});
            EventStream stream = EventStream.open(port, theirs, one);
            open.add(stream);
            assertThat(stream.status()).isEqualTo(200);
        }

        as(crowd, Roles.VIEWER)
                .accept("text/event-stream")
                .get("/accounts/{id}/events", theirs)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-9][0-9]*"))
                .body("type", equalTo("urn:rolewatch:problem:too-many-streams"))
                .body("detail", containsString("of your tenant have " + config.perTenant()));
        assertThat(follow().status()).isEqualTo(200);
    }

    private EventStream follow(String... headers) throws Exception {
        return followAs(SignedInTests.token(), headers);
    }

    private EventStream followAs(String token, String... headers) throws Exception {
        EventStream stream = EventStream.open(port, account, token, headers);
        open.add(stream);
        return stream;
    }

    private static void awaitNewest(EventStream stream, String field, String value) {
        await().untilAsserted(() -> {
            Event newest = stream.events().get(stream.events().size() - 1);
            assertThat(record(newest).getString(field)).isEqualTo(value);
        });
    }

    private static JsonPath record(Event event) {
        assertThat(event.name()).isEqualTo("account");
        return JsonPath.from(event.data());
    }
}
