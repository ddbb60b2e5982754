package dev.rolewatch.local.customer;

import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.system.Progress;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does what somebody does who connects their first accounts: registers them through the REST API, creates the role in
 * each with the policies that Rolewatch hands out, and gives Rolewatch its ARN.
 */
public final class FirstUser {
    private static final String ROLE = "RolewatchRead";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RolewatchApi rolewatch;
    private final SimulatorAdmin aws;
    private final Runnable requireAlive;
    private final Progress progress;

    /**
     * @param requireAlive throws when there is no point in waiting any longer
     */
    public FirstUser(RolewatchApi rolewatch, SimulatorAdmin aws, Runnable requireAlive, Progress progress) {
        this.rolewatch = rolewatch;
        this.aws = aws;
        this.requireAlive = requireAlive;
        this.progress = progress;
    }

    /**
     * Returns the accounts' ids once all of them are active.
     *
     * @throws LocalException if one of them does not become active; the message tells what Rolewatch says of it
     */
    public List<String> connect(List<DemoAccount> accounts) throws InterruptedException {
        Map<String, DemoAccount> connecting = new LinkedHashMap<>();
        for (DemoAccount account : accounts) {
            connecting.put(connect(account), account);
        }
        for (String id : connecting.keySet()) {
            AccountRecord active = awaitActive(id);
            progress.say("'" + active.name() + "' is active");
        }
        return List.copyOf(connecting.keySet());
    }

    private String connect(DemoAccount account) {
        RolewatchApi.Registered registered = rolewatch.register(account.name());
        account.create(aws);
        String roleArn = aws.putRole(
                account.awsAccount(),
                RoleDefinition.trusting(ROLE, registered.trustPolicy())
                        .withPolicy(ROLE, registered.permissionsPolicy()));
        rolewatch.giveRole(registered.id(), roleArn);
        progress.say("'" + account.name() + "' is registered, and its role is " + roleArn);
        return registered.id();
    }

    private AccountRecord awaitActive(String id) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            AccountRecord account = rolewatch.account(id);
            if (account.is("ACTIVE")) {
                return account;
            }
            if (account.is("REFUSED") || account.is("INSECURE") || System.nanoTime() > deadline) {
                throw new LocalException(
                        "'" + account.name() + "' is " + account.state() + " and not ACTIVE: " + account.problem());
            }
            requireAlive.run();
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
