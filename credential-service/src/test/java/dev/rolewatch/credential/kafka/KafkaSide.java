package dev.rolewatch.credential.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.awsaccess.kafka.TopicReader;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the other services do around credential-service: account-service's topics, and those who ask. */
final class KafkaSide implements AutoCloseable {
    private static final Topics TOPICS = new Topics("");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final List<ConsumerRecord<String, byte[]>> events = new CopyOnWriteArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> replies = new CopyOnWriteArrayList<>();
    private final TopicReader eventReader;
    private final TopicReader replyReader;

    KafkaSide(String bootstrapServers) {
        this.kafka = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        this.eventReader = new TopicReader(kafka, Topics.ACCOUNT_EVENTS, TopicReader.From.BEGINNING, events::add);
        this.replyReader = new TopicReader(kafka, Topics.CREDENTIAL_REPLIES, TopicReader.From.BEGINNING, replies::add);
    }

    void publish(Account account) {
        send(Topics.ACCOUNTS, account.id().toString(), Json.write(account));
    }

    void remove(AccountId account) {
        send(Topics.ACCOUNTS, account.toString(), null);
    }

    void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the account's first event of a type. */
    <E extends AccountEvent> E event(AccountId account, Class<E> type) {
        return await().atMost(PATIENCE)
                .until(
                        () -> eventsOf(account).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    List<AccountEvent> eventsOf(AccountId account) {
        return events.stream()
                .filter(event -> event.key().equals(account.toString()))
                .map(event -> Json.read(event.value(), AccountEvent.class))
                .toList();
    }

    SessionRequests asker() {
        return new SessionRequests(kafka, TOPICS, PATIENCE, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    Session ask(Account account) {
        try (SessionRequests asker = asker()) {
            return asker.request(account.id(), account.roleArn().account(), null);
        }
    }

    NoSessionException refusal(Account account) {
        return catchThrowableOfType(NoSessionException.class, () -> ask(account));
    }

    /** Everything that credential-service has written so far, as text. */
    String written() {
        StringBuilder all = new StringBuilder();
        events.forEach(event -> all.append(new String(event.value(), ISO_8859_1)));
        replies.forEach(reply -> all.append(new String(reply.value(), ISO_8859_1)));
        return all.toString();
    }

    @Override
    public void close() {
        eventReader.close();
        replyReader.close();
        producer.close();
    }
}
