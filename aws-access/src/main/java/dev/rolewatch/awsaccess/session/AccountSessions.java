package dev.rolewatch.awsaccess.session;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The way into customers' accounts. Sessions are kept until shortly before they expire; asking is cheap. */
public interface AccountSessions {
    /**
     * A live session for the account. Blocks while credential-service is asked.
     *
     * @param awsAccount the AWS account to be entered; the account's role may have been replaced by one in another since
     * @throws NoSessionException if there is none to be had; it says why and what to do
     */
    AwsSessionCredentials sessionOf(AccountId account, AwsAccountId awsAccount);

    /** Forgets a session that AWS refused, so that the next call asks for another; does nothing if it was replaced. */
    void drop(AccountId account, AwsAccountId awsAccount, AwsSessionCredentials refused);
}
