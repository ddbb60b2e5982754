package dev.rolewatch.endtoend;

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

/** What happens when a collector dies. */
class CollectorFailoverIT {
    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhenOneOfTwoCollectorsIsKilledInTheMiddle() throws Exception {
        try (RunningSystem rolewatch = RunningSystem.start(folder, 1)) {
            ChildProcess doomed = rolewatch.system().startCollector();
            List<DemoAccount> accounts = DemoAccounts.all(Instant.now());
            rolewatch.connect(accounts);
            await("the first points")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> rolewatch.seen().published() > 0);

            doomed.kill();

            rolewatch.requireEverythingAndNoMore(accounts);
        }
    }
}
