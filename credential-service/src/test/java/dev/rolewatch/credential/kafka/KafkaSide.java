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
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
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

    private final Clock clock;

    KafkaSide(String bootstrapServers) {
        this(bootstrapServers, Clock.systemUTC());
    }

    KafkaSide(String bootstrapServers, Clock clock) {
        this.clock = clock;
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
        return event(account, type, any -> true);
    }

    List<AccountEvent> eventsOf(AccountId account) {
        return events.stream()
                .filter(event -> event.key().equals(account.toString()))
                .map(event -> Json.read(event.value(), AccountEvent.class))
                .toList();
    }

    SessionRequests asker() {
        return new SessionRequests(kafka, TOPICS, PATIENCE, clock, new SimpleMeterRegistry());
    }

    Session ask(Account account) {
        return askInsteadOf(null, account);
    }

    /**
     * @param refused a session that AWS refused; null if none was
     */
    Session askInsteadOf(Session refused, Account account) {
        try (SessionRequests asker = asker()) {
            return asker.request(account.id(), account.awsAccount(), refused == null ? null : refused.expiresAt())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NoSessionException none ? none : e;
        }
    }

    /** Asks until there is a session: what was published is read in its own time. */
    Session askUntilGiven(Account account) {
        return await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(account), Objects::nonNull);
    }

    NoSessionException refusal(Account account) {
        return catchThrowableOfType(NoSessionException.class, () -> ask(account));
    }

    /** Waits for the account's first event of a type that fits. */
    <E extends AccountEvent> E event(AccountId account, Class<E> type, Predicate<E> fits) {
        return await().atMost(PATIENCE)
                .until(
                        () -> eventsOf(account).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(fits)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    /** Waits until the askers are told to drop the account's sessions for the n-th time. */
    void withdrawal(AccountId account, int nth) {
        await().atMost(PATIENCE).until(() -> withdrawalsOf(account) >= nth);
    }

    long withdrawalsOf(AccountId account) {
        return replies.stream()
                .filter(reply -> reply.key().equals(account.toString()))
                .map(reply -> Json.read(reply.value(), CredentialReply.class))
                .filter(CredentialReply.Withdrawn.class::isInstance)
                .count();
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
