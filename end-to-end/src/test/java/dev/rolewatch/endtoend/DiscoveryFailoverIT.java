package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.DemoAccounts;
import dev.rolewatch.local.system.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a discovery-service dies. */
class DiscoveryFailoverIT {
    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrAskedTwiceWhenOneOfTwoDiscoveryServicesIsKilledInTheMiddle() throws Exception {
        try (RunningSystem rolewatch = RunningSystem.start(folder, 1)) {
            ChildProcess doomed = rolewatch.system().process("discovery-service");
            rolewatch.system().startDiscoveryService();
            List<DemoAccount> accounts = DemoAccounts.all(Instant.now());
            rolewatch.connect(accounts);
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
}
