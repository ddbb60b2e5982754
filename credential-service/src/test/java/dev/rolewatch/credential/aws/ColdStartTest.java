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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody asks at once, of an STS with AWS's quota of 600 calls a second. */
class ColdStartTest {
    private static final int ACCOUNTS = 3_000;
    private static final int RATE = 300;
    /** As many as answer requests at a time where there are no virtual threads. */
    private static final int THREADS = 200;

    private final SimulatedSts sts = new SimulatedSts();

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void allAreServedInTheOrderOfAskingAndStsThrottlesNobody() throws Exception {
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

        assertThat(sts.assumed()).containsOnly(Map.entry("OK", (long) ACCOUNTS));
        assertThat(List.copyOf(served).subList(0, ACCOUNTS / 5))
                .as("the first fifth that is served has all of the first tenth that asked")
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
