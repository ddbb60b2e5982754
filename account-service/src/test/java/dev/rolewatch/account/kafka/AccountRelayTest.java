package dev.rolewatch.account.kafka;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.Database;
import dev.rolewatch.account.storage.Publications;
import dev.rolewatch.account.storage.Publications.Publication;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountRelayTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Database database;

    @Inject
    Publications publications;

    @Inject
    Republication republication;

    private Topic accounts;

    @BeforeEach
    void listen() {
        accounts = new Topic(bootstrapServers, "accounts");
    }

    @AfterEach
    void stopListening() {
        accounts.close();
    }

    @Test
    void everyChangeOfAnAccountIsPublishedInOrder() {
        JsonPath registered = register("Published");
        String id = registered.getString("id");
        awaitRevisions(id, 1L);
        String role = someRoleArn();
        giveRole(id, role).statusCode(202);
        awaitRevisions(id, 1L, 2L);

        Account account = Json.read(accounts.values(id).get(1), Account.class);
        assertThat(account.id()).hasToString(id);
        assertThat(account.tenant()).isEqualTo(TenantId.DEFAULT);
        assertThat(account.name()).isEqualTo("Published");
        assertThat(account.state()).isEqualTo(AccountState.VERIFYING);
        assertThat(account.roleArn()).isEqualTo(new RoleArn(role));
        assertThat(account.roleRevision()).isEqualTo(2);
        assertThat(account.externalId()).hasToString(registered.getString("externalId"));
    }

    @Test
    void theOwnersChoiceIsPublished() {
        String id = register("Chosen").getString("id");

        ourApi().body("{\"name\": \"Renamed\", \"customNamespaces\": [\"Shop\"], \"collect\": {\"interval\": \"PT15M\","
                        + " \"namespaces\": [\"AWS/EC2\"]}}")
                .patch("/accounts/{id}", id)
                .then()
                .statusCode(200);

        awaitRevisions(id, 1L, 2L);
        Account account = Json.read(accounts.values(id).get(1), Account.class);
        assertThat(account.name()).isEqualTo("Renamed");
        assertThat(account.customNamespaces()).containsExactly("Shop");
        assertThat(account.collect().interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.collect().namespaces()).containsExactly("AWS/EC2");
    }

    @Test
    void aRemovedAccountEndsWithATombstoneAndItsRowGoes() {
        String id = register("Tombstone").getString("id");
        awaitRevisions(id, 1L);

        ourApi().delete("/accounts/{id}", id).then().statusCode(204);

        await().until(() -> accounts.values(id), values -> values.size() == 2 && values.get(1) == null);
        await().until(() -> !database.hasRow(id));
    }

    @Test
    void anExternalIdStaysIssuedWhenItsAccountIsGone() {
        JsonPath account = register("Issued");
        String id = account.getString("id");

        ourApi().delete("/accounts/{id}", id).then().statusCode(204);
        await().until(() -> !database.hasRow(id));

        assertThat(database.isIssued(account.getString("externalId"))).isTrue();
    }

    @Test
    void aCrashBetweenPublishingAndNotingItPublishesTheSameRevisionAgain() {
        String id = register("Crash").getString("id");
        awaitRevisions(id, 1L);
        await().until(() -> database.publishedRevision(id) == 1);

        database.setPublishedRevision(id, 0);

        awaitRevisions(id, 1L, 1L);
        await().until(() -> database.publishedRevision(id) == 1);
    }

    @Test
    void anAccountIsPublishedAgainWhenAnotherRelayWasFasterWithANewerRevision() {
        String id = register("Late relay").getString("id");
        giveRole(id, someRoleArn()).statusCode(202);
        await().until(() -> database.publishedRevision(id) == 2);
        int before = revisions(id).size();

        assertThat(Acting.forAllTenants(() -> publications.published(late(id)))).isTrue();

        await().until(() -> revisions(id), revisions -> revisions.size() > before && last(revisions) == 2L);
    }

    @Test
    void everyAccountIsPublishedAgainOnATopicThatWasMadeAnew() throws Exception {
        String id = register("Republished").getString("id");
        await().until(() -> database.publishedRevision(id) == 1);

        republication.lookAtTheTopic();
        accounts.close();
        Topic.makeAnew(bootstrapServers, "accounts");
        accounts = new Topic(bootstrapServers, "accounts");
        republication.lookAtTheTopic();

        awaitRevisions(id, 1L);
        await().until(() -> database.publishedRevision(id) == 1);
    }

    @Test
    void everyAccountIsPublishedAgainTwiceADaySoThatTheTopicIsCompacted() {
        String id = register("Compacted").getString("id");
        await().until(() -> database.publishedRevision(id) == 1);

        database.setRepublishedAt(Instant.now().minus(Duration.ofHours(13)));
        republication.letTheTopicBeCompacted();
        awaitRevisions(id, 1L, 1L);
        republication.letTheTopicBeCompacted();
        await().until(() -> database.publishedRevision(id) == 1);

        awaitRevisions(id, 1L, 1L);
    }

    @Test
    void aTombstoneIsWantedAgainWhenAnotherRelayWasFasterWithTheRemoval() {
        String id = register("Later relay").getString("id");
        ourApi().delete("/accounts/{id}", id).then().statusCode(204);
        await().until(() -> !database.hasRow(id));

        assertThat(Acting.forAllTenants(() -> publications.published(late(id)))).isFalse();
    }

    /** What a relay that lost its lock believes to have published first. */
    private static Publication late(String id) {
        AccountId account = AccountId.of(id);
        Account message =
                new Account(account, TenantId.DEFAULT, "Late", 1, AccountState.PENDING, null, null, 0, List.of(), null);
        return new Publication(account, 1, 0, message);
    }

    private void awaitRevisions(String id, Long... revisions) {
        await().untilAsserted(() -> assertThat(revisions(id)).containsExactly(revisions));
    }

    private List<Long> revisions(String id) {
        return accounts.values(id).stream()
                .map(value -> Json.read(value, Account.class).revision())
                .toList();
    }

    private static long last(List<Long> list) {
        return list.get(list.size() - 1);
    }
}
