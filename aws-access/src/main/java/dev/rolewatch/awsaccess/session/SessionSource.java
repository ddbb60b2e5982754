package dev.rolewatch.awsaccess.session;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Where sessions come from when none is at hand. */
public interface SessionSource {
    /**
     * Asks for a session. Does not block.
     *
     * @param awsAccount the AWS account to be entered
     * @param refusedExpiry when the session would have ended that AWS refused to this process; null if there was none
     * @return the session, or a {@link NoSessionException} if there is none to be had; is done in any case after a while
     */
    CompletableFuture<Session> request(AccountId account, AwsAccountId awsAccount, Instant refusedExpiry);
}
