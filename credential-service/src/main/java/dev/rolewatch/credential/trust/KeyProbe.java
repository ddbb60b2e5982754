package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
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
    Verdict probe(Account account, EncryptedAccessKey key) {
        AwsAccountId owner = keys.ownerOf(account.id(), key);
        if (account.awsAccount() != null && !account.awsAccount().equals(owner)) {
            throw new RefusedException(
                    RefusalReason.WRONG_ACCOUNT,
                    "The access key " + key.accessKeyId() + " belongs to account " + owner + ", and not to "
                            + account.awsAccount() + ", which is to be connected; give a key of that account.");
        }
        AwsAccountId entered = keys.accountOf(keys.federate(account.id(), key, TrustProbe.LIFE), key);
        if (!entered.equals(owner)) {
            throw new RefusedException(
                    RefusalReason.WRONG_ACCOUNT,
                    "The access key " + key.accessKeyId() + " belongs to account " + owner + ", but its session is in "
                            + entered + "; check the AWS endpoint in use.");
        }
        return new Verdict.Proven(true, Optional.empty(), owner);
    }
}
