package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.RoleArn;
import java.util.Optional;

/** What the customer gave to enter the account with. */
public sealed interface Entry {
    /** The account's revision at which it was given; what is learnt of it names that revision. */
    long revision();

    /** Where it is of use, such as {@code aws-cn}. */
    String partition();

    /** The AWS account that it leads to; empty while that is not known. */
    Optional<AwsAccountId> awsAccount();

    /** A role that trusts Rolewatch: no secret of the customer's is needed. */
    record Role(RoleArn arn, long revision) implements Entry {
        @Override
        public String partition() {
            return arn.partition();
        }

        @Override
        public Optional<AwsAccountId> awsAccount() {
            return Optional.of(arn.account());
        }
    }

    /** An access key, its secret encrypted. AWS tells which account it belongs to when it is first used. */
    record AccessKey(EncryptedAccessKey key, long revision, Optional<AwsAccountId> awsAccount) implements Entry {
        AccessKey of(AwsAccountId owner) {
            return owner == null ? this : new AccessKey(key, revision, Optional.of(owner));
        }

        @Override
        public String partition() {
            return key.partition();
        }
    }
}
