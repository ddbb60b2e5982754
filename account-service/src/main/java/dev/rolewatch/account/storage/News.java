package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import java.util.function.UnaryOperator;

/** A record that tells something of an account, and where it was on its topic. */
public record News(Place place, AccountId account, UnaryOperator<RegisteredAccount> fold) {
    /** A place on a topic. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return "topic " + topic + ", partition " + partition + ", offset " + offset;
        }
    }
}
