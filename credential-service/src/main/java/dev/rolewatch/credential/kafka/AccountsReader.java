package dev.rolewatch.credential.kafka;

import dev.rolewatch.awsaccess.kafka.TopicReader;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.trust.Proofs;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps {@link KnownAccounts} as the topic {@code accounts} says, read from its beginning by every instance. */
@Startup
@Singleton
public class AccountsReader {
    private final KnownAccounts accounts;
    private final Proofs proofs;
    private final Withdrawals withdrawals;
    private final MalformedRecords malformed;
    private final TopicReader reader;

    AccountsReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicNames topics,
            KnownAccounts accounts,
            Proofs proofs,
            Withdrawals withdrawals,
            MalformedRecords malformed) {
        this.accounts = accounts;
        this.proofs = proofs;
        this.withdrawals = withdrawals;
        this.malformed = malformed;
        this.reader = new TopicReader(kafka, topics.name(Topics.ACCOUNTS), TopicReader.From.BEGINNING, this::take);
    }

    /** Whether every account that was on the topic at the start is known, waiting for that a while. */
    public boolean isCaughtUp(Duration wait) throws InterruptedException {
        try {
            reader.caughtUp().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /** The topic's number of partitions, once it is caught up with. */
    public OptionalInt partitions() {
        Integer partitions = reader.caughtUp().getNow(null);
        return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    }

    /** What keeps the topic from being read at the moment. */
    public Optional<String> trouble() {
        return reader.trouble();
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        try {
            AccountId id = AccountId.of(message.key());
            if (closes(id, message)) {
                withdrawals.withdraw(id, message.partition(), Instant.ofEpochMilli(message.timestamp()));
            }
        } catch (RuntimeException e) {
            malformed.skipped(message, e);
        }
    }

    /** Takes the account as it is now; true if its sessions so far are not to be used any more. */
    private boolean closes(AccountId id, ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            accounts.remove(id);
            return true;
        }
        Account account = read(message, id);
        return switch (accounts.put(account, message.partition())) {
            case NOTHING -> false;
            case ENTRANCE -> true;
            // Whoever found it out may have died before it could withdraw; if it was this process, it has done so.
            case TRUST -> !proofs.hasShut(account);
        };
    }

    private static Account read(ConsumerRecord<String, byte[]> message, AccountId id) {
        Account account = Json.read(message.value(), Account.class);
        if (!id.equals(account.id()) || account.state() == null || account.externalId() == null) {
            throw new MalformedMessageException("not an Account: its id, state or external ID is missing");
        }
        return account;
    }

    @PreDestroy
    void close() {
        reader.close();
    }
}
