package dev.rolewatch.credential.session;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import java.time.Duration;

/** Customers' access keys, as STS takes them. */
public interface AccessKeys {
    /**
     * The AWS account that a key belongs to.
     *
     * @throws RefusedException if the key is of no use, or is the root user's
     */
    AwsAccountId ownerOf(AccountId account, EncryptedAccessKey key);

    /**
     * Makes a temporary session from a key, for no more than collecting needs.
     *
     * @param life how long the session lives
     * @throws RefusedException if there is none
     */
    Session federate(AccountId account, EncryptedAccessKey key, Duration life);

    /**
     * Which AWS account a session of a key is in.
     *
     * @throws RefusedException if STS does not say
     */
    AwsAccountId accountOf(Session session, EncryptedAccessKey key);
}
