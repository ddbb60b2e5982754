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
import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.rest.EventStream;
import dev.rolewatch.account.storage.AccountFold;
import dev.rolewatch.account.storage.AccountFold.Outcome;
import dev.rolewatch.account.storage.AccountFold.Result;
import dev.rolewatch.account.storage.Histories;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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

    @Inject
    Histories histories;

    @Inject
    AccountFold fold;

    @Inject
    TopicIds topicIds;

    @Inject
    MeterRegistry metrics;

    private Topic accounts;
    private Topic events;
    private Topic reports;

    private AccountId account;

    @BeforeEach
    void giveARole() {
        accounts = new Topic(bootstrapServers, "accounts");
        events = new Topic(bootstrapServers, "account-events");
        reports = new Topic(bootstrapServers, "collection-reports");
        account = AccountId.of(register("Told of").getString("id"));
        giveRole(account.toString(), someRoleArn()).statusCode(202);
    }

    @AfterEach
    void close() {
        accounts.close();
        events.close();
        reports.close();
    }

    @Test
    void trustThatIsProvenActivatesTheAccountAndTheOthersHearOfIt() throws Exception {
        send(proven(account, 2, at(1)));

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
        send(refused(account, 2, at(1)));

        await().until(() -> shown().getString("state"), "REFUSED"::equals);
        assertThat(shown().getString("problem.reason")).isEqualTo("TRUST_DENIED");
        assertThat(shown().getString("problem.detail")).isEqualTo("STS denies it.");
        assertThat(shown().getString("problem.nextStep")).isEqualTo(shown().getString("nextStep"));
    }

    @Test
    void scansAndReportsAreShown() throws Exception {
        send(proven(account, 2, at(1)));
        send(new AccountEvent.Scanned(
                account,
                at(2),
                List.of(Samples.REGION),
                List.of("SQS was not looked at."),
                new TreeMap<>(),
                new TreeMap<>()));
        send(report(account, at(3), read(4), notRead(NotReadReason.DENIED, 1)));

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
    void malformedRecordsAreCountedAndSkipped() throws Exception {
        double before = malformed();

        sendBytes("not JSON");
        sendBytes("{\"type\":\"trust-proven\"}");
        sendBytes("{\"type\":\"gossip\",\"account\":\"" + account + "\"}");
        sendBytes("{\"type\":\"recovered\",\"account\":\"" + account + "\",\"region\":\"eu-central-1\"}");
        sendBytes("{\"type\":\"denied\",\"account\":\"" + account + "\",\"at\":\"2026-11-22T12:00:00Z\","
                + "\"region\":\"eu-central-1\",\"action\":\"a\",\"detail\":\"\\u0000\"}");
        sendBytes("{\"type\":\"denied\",\"account\":\"" + account + "\",\"at\":\"+900000000-01-01T00:00:00Z\","
                + "\"region\":\"eu-central-1\",\"action\":\"a\",\"detail\":\"b\"}");
        events.send(account.toString(), null);
        send(proven(account, 2, at(1)));

        await().until(() -> shown().getString("state"), "ACTIVE"::equals);
        assertThat(malformed() - before).isEqualTo(7);
        assertThat(shown().getList("warnings")).isEmpty();
    }

    @Test
    void aRecordThatKafkaDeliversAgainIsNotCountedAgain() throws Exception {
        CollectionReport report = report(account, at(3), read(4));
        RecordMetadata sent = reports.send(account.toString(), Json.write(report));
        await().until(() -> shown().getInt("cost.getMetricDataCalls") == 2);

        List<Result> again = fold.fold(List.of(sameRecord(sent, Json.write(report))));

        assertThat(again).extracting(Result::outcome).containsExactly(Outcome.REPEATED);
        assertThat(shown().getInt("cost.getMetricDataCalls")).isEqualTo(2);
        assertThat(spentInNovember()).isEqualTo(4);
        assertThat(pointsAt(at(3))).isEqualTo(5);
    }

    @Test
    void whoeverFollowsAnAccountSeesWhatIsReported() throws Exception {
        try (EventStream stream = EventStream.open(port, account.toString(), SignedInTests.token())) {
            stream.event(1);

            send(report(account, at(3), read(4)));

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

    /** A running consumer notices only when its position is beyond the new topic's end, so the old one is longer. */
    @Test
    void aReportThatCannotBeFoldedCostsNoOtherOneItsSpend() throws Exception {
        String unreadable = new String(Json.write(report(account, at(2), read(4))), StandardCharsets.UTF_8)
                .replace("\"AWS/EC2\"", "null");
        reports.send(account.toString(), unreadable.getBytes(StandardCharsets.UTF_8));
        send(report(account, Instant.parse("+900000000-01-01T00:00:00Z"), read(4)));
        send(report(account, at(3), read(4)));

        await().until(() -> at(3).toString().equals(shown().getString("lastReadAt")));
        assertThat(spentInNovember()).isEqualTo(4);
    }

    @Test
    void aTopicThatWasMadeAnewIsFoldedFromItsStart() throws Exception {
        send(proven(account, 2, at(1)));
        send(proven(account, 2, at(1)));
        send(refused(account, 2, at(1)));
        await().until(() -> shown().getString("state"), "REFUSED"::equals);

        events.close();
        Topic.makeAnew(bootstrapServers, "account-events");
        events = new Topic(bootstrapServers, "account-events");
        send(proven(account, 2, at(2)));

        await().until(() -> shown().getString("state"), "ACTIVE"::equals);
    }

    @Test
    void aReportWhoseTransactionWasAbortedIsNotCounted() throws Exception {
        RecordMetadata aborted = reports.sendAndAbort(account.toString(), Json.write(report(account, at(2), read(4))));

        RecordMetadata last = reports.send(account.toString(), Json.write(report(account, at(3), read(4))));

        await().until(() -> at(3).toString().equals(shown().getString("lastReadAt")));
        assertThat(aborted.partition()).isEqualTo(last.partition());
        assertThat(aborted.offset()).isLessThan(last.offset());
        assertThat(shown().getInt("cost.getMetricDataCalls")).isEqualTo(2);
    }

    @Test
    void newsOfARemovedAccountChangesNothing() throws Exception {
        ourApi().delete("/accounts/{id}", account.toString()).then().statusCode(204);
        String other = register("Still there").getString("id");
        giveRole(other, someRoleArn()).statusCode(202);

        send(proven(account, 2, at(1)));
        events.send(other, Json.write(proven(AccountId.of(other), 2, at(1))));

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

    private long pointsAt(Instant time) {
        Span span = Span.covering(time, time.plusSeconds(1), Duration.ofMinutes(5));
        return Acting.as(OURS, () -> histories.of(account, span))
                .steps()
                .get(0)
                .points()
                .orElseThrow();
    }

    private void send(AccountEvent event) throws InterruptedException {
        events.send(account.toString(), Json.write(event));
    }

    private void send(CollectionReport report) throws InterruptedException {
        reports.send(account.toString(), Json.write(report));
    }

    private void sendBytes(String text) throws InterruptedException {
        events.send(account.toString(), text.getBytes(StandardCharsets.UTF_8));
    }

    private double malformed() {
        return metrics.counter("rolewatch.records.malformed", "topic", "account-events")
                .count();
    }

    private News sameRecord(RecordMetadata sent, byte[] value) {
        return NewsReader.collectionReport(
                new ConsumerRecord<>(sent.topic(), sent.partition(), sent.offset(), null, value),
                new Place(sent.topic(), topicIds.of(sent.topic()), sent.partition(), sent.offset()));
    }
}
