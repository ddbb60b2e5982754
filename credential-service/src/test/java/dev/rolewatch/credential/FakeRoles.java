package dev.rolewatch.credential;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.LifeRefusedException;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** STS as a test wants it: refuses as it is told to, one call after the other, and opens otherwise. */
public final class FakeRoles implements Roles {
    public static final AwsAccountId OWN_ACCOUNT = new AwsAccountId("999988887777");

    public final List<Optional<ExternalId>> asked = new ArrayList<>();
    public AwsAccountId entered = Accounts.ROLE.account();

    /** How long STS takes to answer. */
    public Duration delay = Duration.ZERO;

    /** What happens meanwhile. */
    public Runnable whileAsked = () -> {};

    /** What was asked for, call by call. */
    public final List<Duration> lives = new ArrayList<>();

    /** The longest that a session may live, and why. */
    public Duration longestLife = Duration.ofHours(12);

    public Limit limit = Limit.OF_ROLE;

    private final SettableClock clock;
    private final Deque<Optional<RefusalReason>> answers = new ArrayDeque<>();

    public FakeRoles(SettableClock clock) {
        this.clock = clock;
    }

    public FakeRoles thenOpens() {
        answers.add(Optional.empty());
        return this;
    }

    public FakeRoles thenRefuses(RefusalReason reason) {
        answers.add(Optional.of(reason));
        return this;
    }

    @Override
    public Session assume(AccountId account, RoleArn role, Optional<ExternalId> externalId, Duration life) {
        asked.add(externalId);
        lives.add(life);
        clock.advance(delay);
        whileAsked.run();

        if (life.compareTo(longestLife) > 0) {
            throw new LifeRefusedException(limit, new Refusal(RefusalReason.REQUEST_REJECTED, "too long"));
        }
        Optional<RefusalReason> refusal = answers.isEmpty() ? Optional.empty() : answers.remove();
        refusal.ifPresent(reason -> {
            throw new RefusedException(reason, "because of " + reason);
        });
        return new Session(
                "ASIA" + asked.size(), "secret", "token", clock.instant().plus(life));
    }

    @Override
    public AwsAccountId accountOf(Session session, String partition) {
        return entered;
    }

    @Override
    public AwsAccountId ownAccount(String partition) {
        return OWN_ACCOUNT;
    }
}
