package dev.rolewatch.credential.kafka;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.json.Json;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes what was learnt of accounts on {@code account-events}. */
@ApplicationScoped
public class AccountEvents {
    private final MutinyEmitter<Record<String, byte[]>> channel;

    AccountEvents(
            @Channel("account-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> channel) {
        this.channel = channel;
    }

    /** Returns when Kafka has it; throws if Kafka does not take it. */
    public void publish(AccountEvent event) {
        channel.sendAndAwait(Record.of(event.account().toString(), Json.write(event)));
    }
}
