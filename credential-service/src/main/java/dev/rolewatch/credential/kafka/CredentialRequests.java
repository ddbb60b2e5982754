package dev.rolewatch.credential.kafka;

import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.credential.session.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Answers {@code credential-requests}, many at a time: one account whose role is slow to assume holds up no other. */
@ApplicationScoped
public class CredentialRequests {
    private static final Logger LOG = Logger.getLogger(CredentialRequests.class);
    /**
     * Nobody waits for the reply to an older request: askers wait for 20 s (rolewatch.aws.session-timeout), ask again then,
     * and shall not find those before them whom nobody waits for. Clocks differ a little.
     */
    private static final Duration OLDEST_ANSWERED = Duration.ofSeconds(22);

    private static final Duration WAIT_FOR_ACCOUNTS = Duration.ofSeconds(10);

    private final Gate gate;
    private final AccountsReader accounts;
    private final MalformedRecords malformed;
    private final CredentialReplies replies;
    private final MeterRegistry meters;
    private final Clock clock;

    CredentialRequests(
            Gate gate,
            AccountsReader accounts,
            MalformedRecords malformed,
            CredentialReplies replies,
            MeterRegistry meters,
            Clock clock) {
        this.gate = gate;
        this.accounts = accounts;
        this.malformed = malformed;
        this.replies = replies;
        this.meters = meters;
        this.clock = clock;
    }

    @Incoming("credential-requests")
    @RunOnVirtualThread
    public void take(ConsumerRecord<String, byte[]> message) {
        CredentialRequest request;
        try {
            request = read(message);
        } catch (MalformedMessageException e) {
            malformed.skipped(message, e);
            return;
        }
        if (isForgotten(request)) {
            count("expired");
            return;
        }
        CredentialReply reply = answer(request);
        // The wait for the accounts or for STS may have been longer than its asker's.
        if (isForgotten(request)) {
            count("expired");
            return;
        }
        CredentialReply sent = replies.publish(request.account(), () -> gate.confirm(request, reply, clock.instant()));
        count(
                sent instanceof CredentialReply.Refused refused
                        ? refused.reason().name().toLowerCase(Locale.ROOT)
                        : "granted");
    }

    /** The key decides which instance answers, so that it must be the account's. */
    private static CredentialRequest read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            throw new MalformedMessageException("not a CredentialRequest: a tombstone");
        }
        CredentialRequest request = Json.read(message.value(), CredentialRequest.class);
        if (!request.account().toString().equals(message.key())) {
            throw new MalformedMessageException("not a CredentialRequest: its key is not its account");
        }
        return request;
    }

    private boolean isForgotten(CredentialRequest request) {
        return request.at().plus(OLDEST_ANSWERED).isBefore(clock.instant());
    }

    private CredentialReply answer(CredentialRequest request) {
        try {
            if (!accounts.isCaughtUp(WAIT_FOR_ACCOUNTS)) {
                return refused(
                        request,
                        "Rolewatch is starting and gives no sessions yet; it asks again by itself, and nothing is to be done.");
            }
            return gate.answer(request, clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(
                    request, "Rolewatch is being restarted; it asks again by itself, and nothing is to be done.");
        } catch (RuntimeException e) {
            // Whatever it is, the asker waits for a reply.
            LOG.errorf(e, "a request for a session of account %s failed", request.account());
            return refused(request, NoSessionException.OUR_OWN_TROUBLE);
        }
    }

    private static CredentialReply refused(CredentialRequest request, String detail) {
        return new CredentialReply.Refused(request.requestId(), request.account(), RefusalReason.UNREACHABLE, detail);
    }

    private void count(String outcome) {
        meters.counter("rolewatch.credential.requests", "outcome", outcome).increment();
    }
}
