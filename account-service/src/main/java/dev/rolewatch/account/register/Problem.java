package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is wrong with an account, for somebody who can mend it.
 *
 * @param reason a stable code, such as {@code TRUST_DENIED}
 * @param detail what happened
 * @param nextStep what to do
 * @param retryingUntil until when Rolewatch tries by itself; null when that has no end or is over
 */
public record Problem(String reason, String detail, String nextStep, Instant retryingUntil) {
    /** What somebody should mend first: an account that cannot be entered is not read either. */
    public static Optional<Problem> of(AccountId account, Connection connection, Troubles troubles) {
        return connection.problem(account).or(() -> troubles.problem(connection));
    }
}
