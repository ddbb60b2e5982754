package dev.rolewatch.credential.session;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import java.time.Duration;
import java.util.Optional;

/** Customers' roles, as STS opens them. */
public interface Roles {
    /**
     * Assumes a role, for no more than collecting needs.
     *
     * @param externalId empty only in the proof that the role does not open without one
     * @param life how long the session lives
     * @throws LifeRefusedException if it may not live that long
     * @throws RefusedException if it does not open
     */
    Session assume(AccountId account, RoleArn role, Optional<ExternalId> externalId, Duration life);

    /**
     * Which AWS account a session is in.
     *
     * @param partition that the session is of, such as {@code aws}
     * @throws RefusedException if STS does not say
     */
    AwsAccountId accountOf(Session session, String partition);

    /**
     * Our own AWS account in a partition, which the roles there trust.
     *
     * @throws RefusedException if STS does not say
     */
    AwsAccountId ownAccount(String partition);
}
