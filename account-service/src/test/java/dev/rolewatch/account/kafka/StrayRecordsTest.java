package dev.rolewatch.account.kafka;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.proven;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.refused;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.giveRole;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.show;
import static dev.rolewatch.account.rest.Api.someRoleArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.storage.AccountFold;
import dev.rolewatch.account.storage.AccountFold.Outcome;
import dev.rolewatch.account.storage.AccountFold.Result;
import dev.rolewatch.account.storage.Histories;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that are malformed, come twice or never were, and topics that are made anew. */
@QuarkusTest
class StrayRecordsTest {
    private static final Visibility OURS = Visibility.of(TenantId.DEFAULT, List.of());

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

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

    private NewsTopics news;
    private AccountId account;

    @BeforeEach
    void giveARole() {
        news = new NewsTopics(bootstrapServers);
        account = AccountId.of(register("Told of").getString("id"));
        giveRole(account.toString(), someRoleArn()).statusCode(202);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void malformedRecordsAreCountedAndSkipped() throws Exception {
        double before = malformed();

        news.sendEvent(account, "not JSON");
        news.sendEvent(account, "{\"type\":\"trust-proven\"}");
        news.sendEvent(account, "{\"type\":\"gossip\",\"account\":\"" + account + "\"}");
        news.sendEvent(account, "{\"type\":\"recovered\",\"account\":\"" + account + "\",\"region\":\"eu-central-1\"}");
        news.sendEvent(
                account,
                "{\"type\":\"denied\",\"account\":\"" + account + "\",\"at\":\"2026-11-22T12:00:00Z\","
                        + "\"region\":\"eu-central-1\",\"action\":\"a\",\"detail\":\"\\u0000\"}");
        news.sendEvent(
                account,
                "{\"type\":\"denied\",\"account\":\"" + account + "\",\"at\":\"+900000000-01-01T00:00:00Z\","
                        + "\"region\":\"eu-central-1\",\"action\":\"a\",\"detail\":\"b\"}");
        news.sendTombstone(account);
        news.send(proven(account, 2, at(1)));

        await().until(() -> shown().getString("state"), "ACTIVE"::equals);
        assertThat(malformed() - before).isEqualTo(7);
        assertThat(shown().getList("warnings")).isEmpty();
    }

    @Test
    void aReportThatCannotBeFoldedCostsNoOtherOneItsSpend() throws Exception {
        String unreadable = new String(Json.write(report(account, at(2), read(4))), StandardCharsets.UTF_8)
                .replace("\"AWS/EC2\"", "null");
        news.sendReport(account, unreadable);
        news.send(report(account, Instant.parse("+900000000-01-01T00:00:00Z"), read(4)));
        news.send(report(account, at(3), read(4)));

        await().until(() -> at(3).toString().equals(shown().getString("lastReadAt")));
        assertThat(spentInNovember()).isEqualTo(4);
    }

    @Test
    void aRecordThatKafkaDeliversAgainIsNotCountedAgain() throws Exception {
        CollectionReport report = report(account, at(3), read(4));
        RecordMetadata sent = news.send(report);
        await().until(() -> shown().getInt("cost.getMetricDataCalls") == 2);

        List<Result> again = fold.fold(List.of(sameRecord(sent, Json.write(report))));

        assertThat(again).extracting(Result::outcome).containsExactly(Outcome.REPEATED);
        assertThat(shown().getInt("cost.getMetricDataCalls")).isEqualTo(2);
        assertThat(spentInNovember()).isEqualTo(4);
        assertThat(pointsAt(at(3))).isEqualTo(5);
    }

    @Test
    void aReportWhoseTransactionWasAbortedIsNotCounted() throws Exception {
        RecordMetadata aborted = news.sendAndAbort(report(account, at(2), read(4)));

        RecordMetadata last = news.send(report(account, at(3), read(4)));

        await().until(() -> at(3).toString().equals(shown().getString("lastReadAt")));
        assertThat(aborted.partition()).isEqualTo(last.partition());
        assertThat(aborted.offset()).isLessThan(last.offset());
        assertThat(shown().getInt("cost.getMetricDataCalls")).isEqualTo(2);
    }

    /** A running consumer notices only when its position is beyond the new topic's end, so the old one is longer. */
    @Test
    void aTopicThatWasMadeAnewIsFoldedFromItsStart() throws Exception {
        news.send(proven(account, 2, at(1)));
        news.send(proven(account, 2, at(1)));
        news.send(refused(account, 2, at(1)));
        await().until(() -> shown().getString("state"), "REFUSED"::equals);

        news.makeEventsAnew();
        news.send(proven(account, 2, at(2)));

        await().until(() -> shown().getString("state"), "ACTIVE"::equals);
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
