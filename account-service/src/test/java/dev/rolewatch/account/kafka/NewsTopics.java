package dev.rolewatch.account.kafka;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The topics with news of an account, as those that write there have them. */
final class NewsTopics implements AutoCloseable {
    private static final String EVENTS = "account-events";

    private final String bootstrapServers;
    private final Topic reports;
    private Topic events;

    NewsTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.events = new Topic(bootstrapServers, EVENTS);
        this.reports = new Topic(bootstrapServers, "collection-reports");
    }

    void send(AccountEvent event) throws InterruptedException {
        events.send(event.account().toString(), Json.write(event));
    }

    void sendEvent(AccountId account, String value) throws InterruptedException {
        events.send(account.toString(), value.getBytes(StandardCharsets.UTF_8));
    }

    void sendTombstone(AccountId account) throws InterruptedException {
        events.send(account.toString(), null);
    }

    RecordMetadata send(CollectionReport report) throws InterruptedException {
        return reports.send(report.account().toString(), Json.write(report));
    }

    void sendReport(AccountId account, String value) throws InterruptedException {
        reports.send(account.toString(), value.getBytes(StandardCharsets.UTF_8));
    }

    RecordMetadata sendAndAbort(CollectionReport report) throws InterruptedException {
        return reports.sendAndAbort(report.account().toString(), Json.write(report));
    }

    /** Deletes the topic of events with all that is on it. */
    void makeEventsAnew() throws Exception {
        events.close();
        Topic.makeAnew(bootstrapServers, EVENTS);
        events = new Topic(bootstrapServers, EVENTS);
    }

    @Override
    public void close() {
        events.close();
        reports.close();
    }
}
