package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.json.Json;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes on {@code credential-replies}, which every asker reads. */
@ApplicationScoped
public class CredentialReplies {
    private final MutinyEmitter<Record<String, byte[]>> channel;

    CredentialReplies(
            @Channel("credential-replies") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> channel) {
        this.channel = channel;
    }

    /** Returns when Kafka has it; throws if Kafka does not take it. */
    public void publish(CredentialReply reply) {
        channel.sendAndAwait(Record.of(reply.account().toString(), Json.write(reply)));
    }
}
