package dev.rolewatch.awsaccess.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRatesTest {
    private static final AwsAccountId ACCOUNT = new AwsAccountId("111111111111");
    private static final Region REGION = new Region("eu-central-1");
    /** Half of GetMetricData's 50 a second. */
    private static final int ALLOWED_PER_SECOND = 25;

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final CallRates rates = new CallRates(0.5, nanos::get);

    @Test
    void afterASecondsWorthAtOnceCallsAreSpacedAtTheAllowedRate() {
        bookASecondsWorth();

        assertThat(book(ACCOUNT)).isZero();
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(40));
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void aPauseEarnsASecondsWorthAndNoMore() {
        bookASecondsWorth();
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        bookASecondsWorth();

        assertThat(book(ACCOUNT)).isZero();
        assertThat(book(ACCOUNT)).isPositive();
    }

    @Test
    void oneAccountsCallsDoNotDelayAnothersNorAnotherRegionsOrApis() {
        bookASecondsWorth();
        bookASecondsWorth();

        assertThat(book(new AwsAccountId("222222222222"))).isZero();
        assertThat(rates.book(ACCOUNT, new Region("us-east-1"), Api.GET_METRIC_DATA))
                .isZero();
        assertThat(rates.book(ACCOUNT, REGION, Api.LIST_METRICS)).isZero();
    }

    @Test
    void whatIsNotCalledAnyMoreIsForgotten() {
        book(ACCOUNT);
        nanos.addAndGet(Duration.ofHours(2).toNanos());

        book(new AwsAccountId("222222222222"));

        assertThat(rates.size()).isEqualTo(1);
    }

    @Test
    void aShareOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> new CallRates(0, nanos::get)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> new CallRates(1.1, nanos::get)).hasMessageContaining("above 0 and at most 1");
    }

    private void bookASecondsWorth() {
        for (int i = 0; i < ALLOWED_PER_SECOND; i++) {
            book(ACCOUNT);
        }
    }

    private Duration book(AwsAccountId account) {
        return rates.book(account, REGION, Api.GET_METRIC_DATA);
    }
}
