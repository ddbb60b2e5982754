package dev.rolewatch.credential;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.AccessKeys;
import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.Optional;

/** Access keys as a test wants them: all are refused, or all are good. */
public final class FakeKeys implements AccessKeys {
    public Optional<RefusalReason> refusal = Optional.empty();
    public AwsAccountId owner = Accounts.ROLE.account();
    public AwsAccountId entered = Accounts.ROLE.account();

    /** How many sessions were made. */
    public int made;

    private final SettableClock clock;

    public FakeKeys(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public AwsAccountId ownerOf(AccountId account, EncryptedAccessKey key) {
        refuse();
        return owner;
    }

    @Override
    public Session federate(AccountId account, EncryptedAccessKey key, Duration life) {
        refuse();
        made++;
        return new Session("ASIAKEY" + made, "secret", "token", clock.instant().plus(life));
    }

    @Override
    public AwsAccountId accountOf(Session session, EncryptedAccessKey key) {
        return entered;
    }

    private void refuse() {
        refusal.ifPresent(reason -> {
            throw new RefusedException(reason, "because of " + reason);
        });
    }
}
