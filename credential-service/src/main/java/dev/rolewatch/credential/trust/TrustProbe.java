package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.credential.account.Entrance;
import dev.rolewatch.credential.session.AccessKeys;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import java.time.Duration;

/** Puts what an account is entered by to the test. */
public final class TrustProbe {
    /** The shortest session that STS gives. */
    static final Duration LIFE = Duration.ofSeconds(900);

    private final RoleProbe roleProbe;
    private final KeyProbe keyProbe;

    /**
     * @param evaluated whether the endpoint in use evaluates trust policies; if not, only the opening of roles is tried
     */
    public TrustProbe(Roles roles, AccessKeys keys, boolean evaluated) {
        this.roleProbe = new RoleProbe(roles, evaluated);
        this.keyProbe = new KeyProbe(keys);
    }

    /**
     * @throws IllegalArgumentException if the account has nothing to enter it by yet
     */
    public Verdict probe(Account account) {
        Entrance entrance = Entrance.of(account)
                .orElseThrow(() -> new IllegalArgumentException("account " + account.id() + " cannot be entered yet"));
        try {
            return probe(account, entrance);
        } catch (RefusedException e) {
            Refusal why = e.refusal();
            return why.passing() ? new Verdict.Undecided(why) : new Verdict.Refused(why);
        }
    }

    /** Whether the role takes its next external ID already: one call, which proves nothing yet. */
    public boolean opensWithNext(Account account) {
        try {
            return Entrance.of(account)
                    .filter(entrance ->
                            entrance instanceof Entrance.Role role && roleProbe.opensWithNext(account.id(), role))
                    .isPresent();
        } catch (RefusedException e) {
            return false;
        }
    }

    private Verdict probe(Account account, Entrance entrance) {
        return entrance instanceof Entrance.Key key
                ? keyProbe.probe(account, key.accessKey())
                : roleProbe.probe(account.id(), (Entrance.Role) entrance);
    }
}
