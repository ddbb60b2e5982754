package dev.rolewatch.simulator.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.simulator.wire.AwsException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final String ACCOUNT = "111122223333";

    private final AtomicLong nanos = new AtomicLong();
    private final Quotas quotas = new Quotas(nanos::get);

    @Test
    void theAllowanceComesBackWithTime() {
        assertThat(taken("ListMetrics", 100)).isEqualTo(25);
        nanos.addAndGet(200_000_000);
        assertThat(taken("ListMetrics", 100)).isEqualTo(5);
    }

    @Test
    void aRequestLargerThanTheBucketLeavesADebt() {
        quotas.take(ACCOUNT, "eu-central-1", Quotas.RECENT_DATAPOINTS, 360_000);
        nanos.addAndGet(900_000_000);
        assertThat(taken(Quotas.RECENT_DATAPOINTS, 1)).isZero();
        nanos.addAndGet(200_000_000);
        assertThat(taken(Quotas.RECENT_DATAPOINTS, 1)).isEqualTo(1);
    }

    @Test
    void stsCountsItsCallsTogether() {
        assertThat(taken("AssumeRole", 600)).isEqualTo(600);
        assertThat(taken("GetCallerIdentity", 1)).isZero();
    }

    private int taken(String api, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            try {
                quotas.take(ACCOUNT, "eu-central-1", api, 1);
                taken++;
            } catch (AwsException throttled) {
                assertThat(throttled).hasMessage("Rate exceeded");
            }
        }
        return taken;
    }
}
