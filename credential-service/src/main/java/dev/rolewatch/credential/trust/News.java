package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountState;
import java.time.Instant;

/**
 * What was learnt last. It is told again, without another probe, until Kafka has it and the account shows it.
 *
 * @param told whether Kafka has it
 * @param againAt when it is told again at the earliest
 */
record News(AccountEvent event, boolean told, Instant againAt) {
    /** News that is being told just now. */
    static News beingTold(AccountEvent event, Instant now, ProofPolicy policy) {
        return new News(event, false, now.plus(policy.firstPause()));
    }

    boolean isDue(Account account, Instant now) {
        return !now.isBefore(againAt) && !(told && isShownBy(account.state()));
    }

    News again(Instant now, ProofPolicy policy) {
        return new News(event, told, now.plus(policy.firstPause()));
    }

    /** Kafka has it; the account is given time to show it. */
    News told(Instant now, ProofPolicy policy) {
        return new News(event, true, now.plus(policy.longestPause()));
    }

    private boolean isShownBy(AccountState state) {
        if (event instanceof TrustProven) {
            return state == AccountState.ACTIVE;
        }
        if (event instanceof TrustInsecure) {
            return state == AccountState.INSECURE;
        }
        // A refusal that is not final leaves the account's state as it is.
        return !(event instanceof TrustRefused refused)
                || refused.retryingUntil() != null
                || state == AccountState.REFUSED;
    }
}
