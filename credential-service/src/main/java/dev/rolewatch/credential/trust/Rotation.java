package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.ExternalId;
import java.time.Instant;
import java.util.Optional;

/**
 * The wait for a role to take its next external ID. Whoever lets it lie is asked less and less often; a session or a proof
 * that somebody asks for finds the new one at once all the same.
 *
 * @param attempts how often the role has stayed shut to the next one
 */
record Rotation(ExternalId next, int attempts, Instant dueAt) {
    /** Empty unless the account's external ID is being rotated. */
    static Optional<Rotation> of(Account account, Instant now, ProofPolicy policy) {
        return Optional.ofNullable(account.nextExternalId())
                .map(next -> new Rotation(next, 0, policy.firstRotation(account.id(), now)));
    }

    boolean isOf(Account account) {
        return next.equals(account.nextExternalId());
    }

    Rotation later(Instant now, ProofPolicy policy) {
        return new Rotation(next, attempts + 1, now.plus(policy.rotationPauseAfter(attempts + 1)));
    }
}
