package dev.rolewatch.credential.account;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import java.util.Optional;

/** What the customer gave Rolewatch to enter an account with. */
public sealed interface Entrance {
    /** Where it leads, such as {@code aws-us-gov}. */
    String partition();

    /**
     * A role.
     *
     * @param present what it is proven to demand, or shall be
     * @param next takes the place of the present one as soon as the role opens with it; empty unless it is being rotated
     */
    record Role(RoleArn arn, ExternalId present, Optional<ExternalId> next) implements Entrance {
        @Override
        public String partition() {
            return arn.partition();
        }
    }

    /** An access key of an IAM user, whose secret is encrypted. */
    record Key(EncryptedAccessKey accessKey) implements Entrance {
        @Override
        public String partition() {
            return accessKey.partition();
        }
    }

    /** Empty while the customer has given nothing. */
    static Optional<Entrance> of(Account account) {
        if (account.roleArn() != null) {
            return Optional.of(
                    new Role(account.roleArn(), account.externalId(), Optional.ofNullable(account.nextExternalId())));
        }
        return Optional.ofNullable(account.accessKey()).map(Key::new);
    }
}
