package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.AccessKeys;
import dev.rolewatch.credential.session.RefusedException;
import java.util.Optional;

/** Finds out whom an access key belongs to, and whether it makes sessions. */
final class KeyProbe {
    private final AccessKeys keys;

    KeyProbe(AccessKeys keys) {
        this.keys = keys;
    }

    /**
     * @throws RefusedException if the key makes no sessions
     */
    Verdict probe(AccountId account, EncryptedAccessKey key) {
        AwsAccountId owner = keys.ownerOf(account, key);
        AwsAccountId entered = keys.accountOf(keys.federate(account, key, TrustProbe.LIFE), key);
        if (!entered.equals(owner)) {
            throw new RefusedException(
                    RefusalReason.WRONG_ACCOUNT,
                    "The access key " + key.accessKeyId() + " belongs to account " + owner + ", but its session is in "
                            + entered + "; check the AWS endpoint in use.");
        }
        return new Verdict.Proven(true, Optional.empty(), owner);
    }
}
