package dev.rolewatch.awsaccess.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.rolewatch.awsaccess.sealing.SealContext;
import dev.rolewatch.awsaccess.sealing.SealingException;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.sealing.SessionOpener;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.awsaccess.session.SessionSource;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Asks credential-service for sessions over {@code credential-requests} and {@code credential-replies}.
 *
 * <p>Each asking process reads the whole reply topic, without a consumer group: a reply can come on any partition, and a
 * group per process would leave its remains on the broker each time that a process ends.
 */
public final class SessionRequests implements SessionSource, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SessionRequests.class);

    private final Map<String, CompletableFuture<CredentialReply.Answer>> waiting = new ConcurrentHashMap<>();
    private final SessionOpener opener = new SessionOpener();
    private final String topic;
    private final String replyTopic;
    private final Duration timeout;
    private final Clock clock;
    private final Producer<String, byte[]> producer;
    /** Apart from who asks, for sending waits while the brokers are away, and from the reader of the replies. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(SessionRequests::senderThread);

    private final Counter malformed;
    private final TopicReader replies;
    private volatile Consumer<AccountId> onWithdrawal = account -> {};

    /**
     * @param kafka settings of the Kafka client, such as {@code bootstrap.servers}
     * @param timeout how long one request waits for its reply
     */
    public SessionRequests(
            Map<String, Object> kafka, Topics topics, Duration timeout, Clock clock, MeterRegistry meters) {
        this.topic = topics.name(Topics.CREDENTIAL_REQUESTS);
        this.timeout = timeout;
        this.clock = clock;
        this.producer = new KafkaProducer<>(producerSettings(kafka), new StringSerializer(), new ByteArraySerializer());
        this.replyTopic = topics.name(Topics.CREDENTIAL_REPLIES);
        this.malformed = Counter.builder("rolewatch.records.malformed")
                .description("Records that were skipped because they could not be read")
                .tag("topic", replyTopic)
                .register(meters);
        this.replies = new TopicReader(kafka, replyTopic, TopicReader.From.END, this::take);
    }

    /**
     * @param told which account's sessions nobody may use any more; must not block, for it holds up the replies
     */
    public void onWithdrawal(Consumer<AccountId> told) {
        onWithdrawal = told;
    }

    /** What keeps replies from being read at the moment, for the operators. */
    public Optional<String> trouble() {
        return replies.trouble()
                .or(() -> replies.caughtUp().isDone()
                        ? Optional.empty()
                        : Optional.of("the topic " + replyTopic + " is still being read"));
    }

    @Override
    public CompletableFuture<Session> request(AccountId account, AwsAccountId awsAccount, Instant refusedExpiry) {
        CredentialRequest request = new CredentialRequest(
                UUID.randomUUID().toString(), account, opener.publicKey(), clock.instant(), refusedExpiry, awsAccount);
        CompletableFuture<CredentialReply.Answer> reply = new CompletableFuture<>();
        waiting.put(request.requestId(), reply);
        replies.caughtUp().thenRunAsync(() -> send(request, reply), sender);
        return reply.orTimeout(timeout.toMillis(), MILLISECONDS).handle((answer, failure) -> {
            waiting.remove(request.requestId());
            if (failure != null) {
                throw unreachable(failure);
            }
            return open(answer, request);
        });
    }

    private void send(CredentialRequest request, CompletableFuture<CredentialReply.Answer> reply) {
        if (reply.isDone()) {
            // Nobody waits for it any more.
            return;
        }
        try {
            var message = new ProducerRecord<>(topic, request.account().toString(), Json.write(request));
            producer.send(message, (sent, failure) -> {
                if (failure != null) {
                    reply.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            reply.completeExceptionally(e);
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        try {
            CredentialReply reply = Json.read(message.value(), CredentialReply.class);
            if (reply instanceof CredentialReply.Withdrawn withdrawn) {
                onWithdrawal.accept(withdrawn.account());
            } else if (reply instanceof CredentialReply.Answer answer) {
                take(answer);
            }
        } catch (MalformedMessageException | IllegalArgumentException e) {
            malformed.increment();
            LOG.warnf(
                    "skipped a malformed record at %s-%d offset %d: %s",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    private void take(CredentialReply.Answer answer) {
        CompletableFuture<CredentialReply.Answer> asked = waiting.get(answer.requestId());
        if (asked != null) {
            asked.complete(answer);
        }
    }

    private NoSessionException unreachable(Throwable failure) {
        LOG.warn(
                failure instanceof TimeoutException
                        ? trouble()
                                .orElseGet(() -> "credential-service did not answer within " + timeout.toSeconds()
                                        + " s; check that it runs, is ready, and reads the topic " + topic)
                        : "a session could not be asked for over the topic " + topic + ": " + failure.getMessage());
        return new NoSessionException(RefusalReason.UNREACHABLE, NoSessionException.OUR_OWN_TROUBLE);
    }

    private Session open(CredentialReply.Answer reply, CredentialRequest request) {
        if (reply instanceof CredentialReply.Refused refused) {
            throw new NoSessionException(refused.reason(), refused.detail());
        }
        CredentialReply.Granted granted = (CredentialReply.Granted) reply;
        try {
            // The account and the request are those that were asked for, whatever the reply says of itself.
            return opener.open(
                    granted.sealedSession(),
                    new SealContext(request.account(), request.requestId(), granted.expiresAt()),
                    clock.instant());
        } catch (SealingException e) {
            LOG.warn(e.getMessage());
            throw new NoSessionException(RefusalReason.REQUEST_REJECTED, NoSessionException.OUR_OWN_TROUBLE);
        }
    }

    private static Thread senderThread(Runnable sending) {
        Thread thread = new Thread(sending, "session-requests");
        thread.setDaemon(true);
        return thread;
    }

    private Map<String, Object> producerSettings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        int millis = (int) timeout.toMillis();
        // A request that waits in the producer for longer than its asker does is of no use to anybody.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        return settings;
    }

    @Override
    public void close() {
        replies.close();
        sender.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
