package dev.rolewatch.credential.session;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.account.Entrance;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens accounts, each with what it is entered by. */
public final class Entrances {
    private final Roles roles;
    private final AccessKeys keys;
    private final Consumer<Account> onRotated;

    /**
     * @param onRotated told of an account whose role opens with the next external ID and no longer with the present one
     */
    public Entrances(Roles roles, AccessKeys keys, Consumer<Account> onRotated) {
        this.roles = roles;
        this.keys = keys;
        this.onRotated = onRotated;
    }

    /**
     * @throws RefusedException if it does not open
     */
    public Session open(Account account, Duration life) {
        Entrance entrance = Entrance.of(account)
                .orElseThrow(() -> new RefusedException(
                        RefusalReason.NOT_CONNECTED,
                        "account " + account.id() + " has not been given a role yet; give it the role's ARN"));
        if (entrance instanceof Entrance.Key key) {
            return keys.federate(account.id(), key.accessKey(), life);
        }
        return open(account, (Entrance.Role) entrance, life);
    }

    private Session open(Account account, Entrance.Role role, Duration life) {
        try {
            return assume(account.id(), role, role.present(), life);
        } catch (RefusedException ofPresent) {
            if (role.next().isEmpty() || ofPresent.refusal().reason() != RefusalReason.TRUST_DENIED) {
                throw ofPresent;
            }
            Session session = assume(account.id(), role, role.next().get(), life);
            onRotated.accept(account);
            return session;
        }
    }

    private Session assume(AccountId account, Entrance.Role role, ExternalId externalId, Duration life) {
        return roles.assume(account, role.arn(), Optional.of(externalId), life);
    }
}
