package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.Change;
import dev.rolewatch.account.audit.Changes;
import dev.rolewatch.account.imports.Taken;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Gives roles to the accounts that wait for one and of which the AWS account is known. */
@ApplicationScoped
public class AwaitedRoles {
    private final AccountRows rows;
    private final Event<AccountsChanged> changed;
    private final Event<Changes> audited;

    AwaitedRoles(AccountRows rows, Event<AccountsChanged> changed, Event<Changes> audited) {
        this.rows = rows;
        this.changed = changed;
        this.audited = audited;
    }

    /**
     * What became of the accounts that waited.
     *
     * @param given now trying their role
     * @param inUse still waiting, for another account of the tenant has the role
     */
    public record Result(List<RegisteredAccount> given, List<RegisteredAccount> inUse) {}

    /**
     * Oldest first: where an AWS account was registered twice, the role is that of the older one, as in a StackSet.
     *
     * @throws InUseException if somebody else has given one of the roles to an account in this moment
     */
    @Transactional
    public Result give(TenantId tenant, int limit, Function<RegisteredAccount, RoleArn> role, Instant at) {
        List<RegisteredAccount> given = new ArrayList<>();
        List<RegisteredAccount> inUse = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Set<String> used = used();
        for (AccountRow row : waiting(tenant, limit)) {
            RegisteredAccount before = row.account();
            RoleArn arn = role.apply(before);
            if (used.add(Taken.key(before.tenant(), arn.value()))) {
                RegisteredAccount after = before.giveRole(arn, at);
                row.set(after);
                given.add(after);
                changes.add(Change.changed(before, after));
            } else {
                inUse.add(before);
            }
        }
        flush();
        audited.fire(new Changes(changes));
        changed.fire(new AccountsChanged());
        return new Result(given, inUse);
    }

    private List<AccountRow> waiting(TenantId tenant, int limit) {
        return rows.find(
                        "tenant = ?1 and deletedAt is null and connection.state = ?2 and expectedAwsAccount is not null"
                                + " order by createdAt, id",
                        tenant.value(),
                        AccountState.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    private Set<String> used() {
        return rows.getEntityManager()
                .createQuery(
                        "select tenant, connection.roleArn from AccountRow where deletedAt is null"
                                + " and connection.roleArn is not null",
                        Object[].class)
                .getResultStream()
                .map(known -> Taken.key(new TenantId((String) known[0]), (String) known[1]))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void flush() {
        try {
            rows.flush();
        } catch (ConstraintViolationException e) {
            throw InUseException.orOther(e);
        }
    }
}
