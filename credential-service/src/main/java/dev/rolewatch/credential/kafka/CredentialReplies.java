package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.json.Json;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes on {@code credential-replies}, which every asker reads. */
@ApplicationScoped
public class CredentialReplies {
    /** Far more than replies that are sent at the same time, so that accounts seldom share one. */
    private static final int TURNS = 1024;

    private final MutinyEmitter<Record<String, byte[]>> channel;
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    CredentialReplies(
            @Channel("credential-replies") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> channel) {
        this.channel = channel;
    }

    /** Returns when Kafka has it; throws if Kafka does not take it. */
    public void publish(CredentialReply reply) {
        publish(reply.account(), () -> reply);
    }

    /**
     * Publishes what an account's askers are to be told at this moment: between the look at that and the sending, nothing
     * else is sent about the account, so that no session follows word that it was withdrawn.
     *
     * @return what was published
     */
    public CredentialReply publish(AccountId account, Supplier<CredentialReply> atThisMoment) {
        Lock turn = turns.get(Math.floorMod(account.hashCode(), TURNS));
        turn.lock();
        try {
            CredentialReply reply = atThisMoment.get();
            channel.sendAndAwait(Record.of(account.toString(), Json.write(reply)));
            return reply;
        } finally {
            turn.unlock();
        }
    }
}
