package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/**
 * When a role is tried again.
 *
 * @param patience how long a refusal may still be the delay with which IAM spreads a new role ("changes are not always
 *     immediately visible", IAM User Guide)
 * @param firstPause between the first two attempts; each further pause is twice as long
 * @param longestPause between two attempts while patience lasts
 * @param proveEvery how often a proven role is proven again
 * @param tryEvery how often a refused or insecure role is tried again
 * @param rotateEvery how soon it is tried whether a role opens with its next external ID; each further pause is twice as
 *     long, up to {@code proveEvery}
 */
public record ProofPolicy(
        Duration patience,
        Duration firstPause,
        Duration longestPause,
        Duration proveEvery,
        Duration tryEvery,
        Duration rotateEvery) {
    private static final int MOST_DOUBLINGS = 20;

    /**
     * @param attempts made so far, at least 1
     */
    Duration pauseAfter(int attempts) {
        return doubled(firstPause, attempts - 1, longestPause);
    }

    /**
     * @param attempts made so far, at least 1
     */
    Duration rotationPauseAfter(int attempts) {
        return doubled(rotateEvery, attempts, proveEvery);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    Instant nextProof(AccountId account, Instant now) {
        return nextTurn(account, proveEvery, now);
    }

    Instant nextTry(AccountId account, Instant now) {
        return nextTurn(account, tryEvery, now);
    }

    Instant firstRotation(AccountId account, Instant now) {
        return nextTurn(account, rotateEvery, now);
    }

    /**
     * Each account has its own moment in every period, which it keeps: proofs are spread evenly, and neither a restart nor
     * a rebalance brings them together or makes them due again.
     */
    private static Instant nextTurn(AccountId account, Duration period, Instant now) {
        long length = period.toMillis();
        long moment = Math.floorMod(account.value().hashCode(), length);
        long sinceTurn = Math.floorMod(now.toEpochMilli() - moment, length);
        return Instant.ofEpochMilli(now.toEpochMilli() - sinceTurn + length);
    }
}
