package dev.rolewatch.account.storage;

import dev.rolewatch.account.history.Tallied;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.spend.Spend;
import dev.rolewatch.contracts.account.AccountId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A record that tells something of an account, and where it was on its topic.
 *
 * @param spend what was paid for it, which counts even if the account was removed meanwhile
 * @param tallied how reading went, if it tells of that
 */
public record News(
        Place place,
        AccountId account,
        UnaryOperator<RegisteredAccount> fold,
        Optional<Spend> spend,
        Optional<Tallied> tallied) {
    /** News of something else than reading. */
    public News(Place place, AccountId account, UnaryOperator<RegisteredAccount> fold) {
        this(place, account, fold, Optional.empty(), Optional.empty());
    }

    /**
     * A place on a topic.
     *
     * @param topicId Kafka's id of the topic: one that is deleted and made anew has the same name and another id
     */
    public record Place(String topic, UUID topicId, int partition, long offset) {
        @Override
        public String toString() {
            return "topic " + topic + ", partition " + partition + ", offset " + offset;
        }
    }
}
