package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.DemoAccounts;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.system.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a process dies. */
class FailoverIT {
    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhenOneOfTwoCollectorsIsKilledInTheMiddle() throws Exception {
        try (RunningSystem rolewatch = RunningSystem.start(folder, 1)) {
            ChildProcess doomed = rolewatch.system().startCollector();
            List<DemoAccount> accounts = DemoAccounts.all(Instant.now());
            connect(rolewatch, accounts);
            await("the first points")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> rolewatch.seen().published() > 0);

            doomed.kill();

            rolewatch.requireEverythingAndNoMore(accounts);
        }
    }

    @Test
    void nothingIsLostOrAskedTwiceWhenOneOfTwoDiscoveryServicesIsKilledInTheMiddle() throws Exception {
        try (RunningSystem rolewatch = RunningSystem.start(folder, 1)) {
            ChildProcess doomed = rolewatch.system().process("discovery-service");
            rolewatch.system().startDiscoveryService();
            List<DemoAccount> accounts = DemoAccounts.all(Instant.now());
            connect(rolewatch, accounts);
            await("the first points")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> rolewatch.seen().published() > 0);

            doomed.kill();
            Instant killed = Instant.now();

            try (IssuedItems items = new IssuedItems(rolewatch.system().bootstrapServers())) {
                await("an item for each resource after the kill")
                        .atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            items.readOn();
                            return items.count() > 0 && items.allIssuedAgainAfter(killed);
                        });
                rolewatch.requireEverythingAndNoMore(accounts);
                items.readOn();
                assertThat(items.gaps()).isEmpty();
                assertThat(items.repeated()).isEmpty();
            }
        }
    }

    private static void connect(RunningSystem rolewatch, List<DemoAccount> accounts) throws InterruptedException {
        new FirstUser(
                        rolewatch.api(),
                        rolewatch.aws(),
                        rolewatch.system()::requireAlive,
                        line -> System.out.println(line))
                .connect(accounts);
    }
}
