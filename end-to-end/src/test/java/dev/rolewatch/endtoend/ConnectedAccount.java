package dev.rolewatch.endtoend;

import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.customer.AccountRecord;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.RolewatchApi.Registered;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** An account with a role for Rolewatch, which its owner changes. */
final class ConnectedAccount {
    static final String ROLE = "RolewatchRead";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final RunningSystem rolewatch;
    private final DemoAccount account;
    private final Registered registered;

    private ConnectedAccount(RunningSystem rolewatch, DemoAccount account) {
        this.rolewatch = rolewatch;
        this.account = account;
        this.registered = rolewatch.api().register(account.name());
    }

    static ConnectedAccount of(RunningSystem rolewatch, DemoAccount account) {
        ConnectedAccount connected = new ConnectedAccount(rolewatch, account);
        account.create(rolewatch.aws());
        connected.putRole(connected.role());
        rolewatch.api().giveRole(connected.id(), "arn:aws:iam::" + account.awsAccount() + ":role/" + ROLE);
        return connected;
    }

    String id() {
        return registered.id();
    }

    DemoAccount account() {
        return account;
    }

    /** As Rolewatch asks for it. */
    RoleDefinition role() {
        return trusting(registered.trustPolicy());
    }

    RoleDefinition trusting(String trustPolicy) {
        return RoleDefinition.trusting(ROLE, trustPolicy).withPolicy("read", registered.permissionsPolicy());
    }

    RoleDefinition allowing(String permissionsPolicy) {
        return RoleDefinition.trusting(ROLE, registered.trustPolicy()).withPolicy("read", permissionsPolicy);
    }

    Registered registered() {
        return registered;
    }

    void putRole(RoleDefinition role) {
        rolewatch.aws().putRole(account.awsAccount(), role);
    }

    AccountRecord awaitRecord(String what, Predicate<AccountRecord> condition) {
        return await("account '" + account.name() + "' to " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> rolewatch.account(id()), condition);
    }

    /** Until it is connected, nothing is wrong with it, and it has been read after that time. */
    void awaitReadAfter(Instant time) {
        rolewatch.awaitReadAfter(id(), time);
    }
}
