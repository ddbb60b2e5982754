package dev.rolewatch.account.kafka;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.proven;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.refused;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.show;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.SignedInTests;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.rest.EventStream;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewsConsumerTest {
    private static final Visibility OURS = Visibility.of(TenantId.DEFAULT, List.of());

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Spends spends;

    private Topic accounts;
    private NewsTopics news;
    private AccountId account;

    @BeforeEach
    void giveARole() {
        accounts = new Topic(bootstrapServers, "accounts");
        news = new NewsTopics(bootstrapServers);
        account = AccountId.of(register("Told of").getString("id"));
        giveRole(account.toString(), someRoleArn()).statusCode(202);
    }

    @AfterEach
    void close() {
        accounts.close();
        news.close();
    }

    @Test
    void trustThatIsProvenActivatesTheAccountAndTheOthersHearOfIt() throws Exception {
        news.send(proven(account, 2, at(1)));

        await().until(() -> shown().getString("state"), "ACTIVE"::equals);
        assertThat(shown().getString("stateSince")).isEqualTo(at(1).toString());
        await().untilAsserted(() -> assertThat(accounts.values(account.toString()))
                .last()
                .extracting(value -> Json.read(value, Account.class))
                .extracting(Account::state, Account::revision, Account::roleRevision)
                .containsExactly(AccountState.ACTIVE, 3L, 2L));
    }

    @Test
    void aRefusalIsShownWithItsReasonAndWhatToDo() throws Exception {
        news.send(refused(account, 2, at(1)));

        await().until(() -> shown().getString("state"), "REFUSED"::equals);
        assertThat(shown().getString("problem.reason")).isEqualTo("TRUST_DENIED");
        assertThat(shown().getString("problem.detail")).isEqualTo("STS denies it.");
        assertThat(shown().getString("problem.nextStep")).isEqualTo(shown().getString("nextStep"));
    }

    @Test
    void scansAndReportsAreShown() throws Exception {
        news.send(proven(account, 2, at(1)));
        news.send(new AccountEvent.Scanned(
                account,
                at(2),
                List.of(Samples.REGION),
                List.of("SQS was not looked at."),
                new TreeMap<>(),
                new TreeMap<>()));
        news.send(report(account, at(3), read(4), notRead(NotReadReason.DENIED, 1)));

        await().until(() -> shown().get("lastReadAt") != null && shown().get("lastScannedAt") != null);
        JsonPath shown = shown();
        assertThat(shown.getString("lastScannedAt")).isEqualTo(at(2).toString());
        assertThat(shown.getList("scanFailures")).isEqualTo(List.of("SQS was not looked at."));
        assertThat(shown.getString("lastReadAt")).isEqualTo(at(3).toString());
        assertThat(shown.getInt("cost.getMetricDataCalls")).isEqualTo(2);
        assertThat(shown.getInt("cost.billedMetrics.low")).isEqualTo(5);
        assertThat(shown.getInt("cost.billedMetrics.high")).isEqualTo(25);
        assertThat(spentInNovember()).isEqualTo(5);
        assertThat(shown.getString("problem.reason")).isEqualTo("DENIED");
        assertThat(shown.getList("warnings")).hasSize(1);
    }

    @Test
    void whoeverFollowsAnAccountSeesWhatIsReported() throws Exception {
        try (EventStream stream = EventStream.open(port, account.toString(), SignedInTests.token())) {
            stream.event(1);

            news.send(report(account, at(3), read(4)));

            await().untilAsserted(() -> assertThat(stream.events())
                    .last()
                    .extracting(event -> JsonPath.from(event.data()).getString("lastReadAt"))
                    .isEqualTo(at(3).toString()));
            assertThat(stream.events())
                    .last()
                    .extracting(EventStream.Event::data)
                    .isEqualTo(
                            ourApi().get("/accounts/{id}", account.toString()).asString());
        }
    }

    @Test
    void newsOfARemovedAccountChangesNothing() throws Exception {
        ourApi().delete("/accounts/{id}", account.toString()).then().statusCode(204);
        String other = register("Still there").getString("id");
        giveRole(other, someRoleArn()).statusCode(202);

        news.send(proven(account, 2, at(1)));
        news.send(proven(AccountId.of(other), 2, at(1)));

        await().until(() -> show(other).getString("state"), "ACTIVE"::equals);
        ourApi().get("/accounts/{id}", account.toString()).then().statusCode(404);
    }

    private JsonPath shown() {
        return show(account.toString());
    }

    private long spentInNovember() {
        return Acting.as(OURS, () -> spends.of(YearMonth.of(2026, 11), List.of(account)))
                .get(account)
                .total()
                .low();
    }
}
