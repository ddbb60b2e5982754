package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.session.Entrances;
import dev.rolewatch.credential.session.Sessions;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.quota.Quota;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody asks at once. Quota and rate are a tenth of the real ones, for a small machine simulates no more of STS. */
class ColdStartTest {
    private static final int ACCOUNTS = 300;
    private static final int RATE = 30;
    private static final Quota QUOTA = new Quota(60, 30);
    private static final int THREADS = 50;

    private final SimulatedSts sts = new SimulatedSts();

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void allAreServedInTheOrderOfAskingAndStsThrottlesNobody() throws Exception {
        sts.aws().setQuota(AwsSimulator.VENDOR_ACCOUNT, "STS", QUOTA);
        RoleArn role = sts.role("Reader", Duration.ofHours(2));
        Entrances entrances = new Entrances(sts.roles(RATE), new FakeKeys(new SettableClock()), account -> {});
        Sessions sessions = new Sessions(entrances, Duration.ofHours(2), Clock.systemUTC(), () -> 0.5);
        Queue<Integer> served = new ConcurrentLinkedQueue<>();
        ExecutorService askers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> asked = IntStream.range(0, ACCOUNTS)
                    .<Future<?>>mapToObj(number -> askers.submit(() -> {
                        sessions.of(account(number, role), null);
                        served.add(number);
                    }))
                    .toList();
            for (Future<?> each : asked) {
                each.get();
            }
        } finally {
            askers.shutdownNow();
        }

        assertThat(sts.assumed()).containsOnlyKeys("OK");
        List<Integer> order = List.copyOf(served);
        assertThat(order).hasSize(ACCOUNTS);
        assertThat(order.subList(0, ACCOUNTS / 5))
                .containsAll(IntStream.range(0, ACCOUNTS / 10).boxed().toList());
    }

    private static Account account(int number, RoleArn role) {
        return new Account(
                new AccountId(new UUID(0, number)),
                TenantId.DEFAULT,
                "test",
                2,
                AccountState.ACTIVE,
                Accounts.EXTERNAL_ID,
                role,
                2,
                List.of(),
                Accounts.NOON);
    }
}
