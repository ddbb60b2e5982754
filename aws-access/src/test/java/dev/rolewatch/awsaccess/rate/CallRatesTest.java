package dev.rolewatch.awsaccess.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.Shard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRatesTest {
    private static final AwsAccountId ACCOUNT = new AwsAccountId("111111111111");
    private static final AwsAccountId OTHER = new AwsAccountId("222222222222");
    private static final Region REGION = new Region("eu-central-1");
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final CallCost CALL = CallCost.of(Api.GET_METRIC_DATA);
    private static final List<Shard> WHOLE = List.of(Shard.WHOLE);
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

        assertThat(book(OTHER)).isZero();
        assertThat(rates.book(ACCOUNT, new Region("us-east-1"), WHOLE, CALL, FOR_EVER))
                .contains(Duration.ZERO);
        assertThat(rates.book(ACCOUNT, REGION, WHOLE, CallCost.of(Api.LIST_METRICS), FOR_EVER))
                .contains(Duration.ZERO);
    }

    @Test
    void shardsOnTwoCollectorsNeverUseMoreThanTheShareTogetherAndOneOfThemNoMoreThanItsShards() {
        CallRates another = new CallRates(0.5, nanos::get);
        List<Shard> three = List.of(new Shard(0, 5), new Shard(1, 5), new Shard(3, 5));
        List<Shard> two = List.of(new Shard(2, 5), new Shard(4, 5));

        int before = callsIn(rates, three, 10) + callsIn(another, two, 10);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        // A second's worth at once, and the first call of each pace does not wait for the one before it.
        assertThat(before).isBetween(11 * ALLOWED_PER_SECOND, 11 * ALLOWED_PER_SECOND + 5);
        assertThat(callsIn(rates, three, 10)).isBetween(ALLOWED_PER_SECOND * 6 - 3, ALLOWED_PER_SECOND * 6 + 3);
        assertThat(callsIn(another, two, 10)).isBetween(ALLOWED_PER_SECOND * 4 - 2, ALLOWED_PER_SECOND * 4 + 2);
    }

    @Test
    void datapointsHaveAQuotaOfTheirOwnWhichIsLargerForOlderOnes() {
        CallCost recent = CallCost.ofMetricData(90_000, Duration.ofHours(3));
        CallCost older = CallCost.ofMetricData(198_000, Duration.ofHours(4));

        assertThat(book(recent)).isZero();
        assertThat(book(recent)).isZero();
        assertThat(book(recent)).isEqualTo(Duration.ofSeconds(1));
        assertThat(book(older)).isEqualTo(Duration.ofSeconds(2));
        assertThat(book(older)).isEqualTo(Duration.ofSeconds(3));
        assertThat(book(ACCOUNT)).isZero();
    }

    @Test
    void aThrottleSlowsAllShardsOfTheAccountsRegionAndNothingElse() {
        List<Shard> both = List.of(new Shard(0, 2), new Shard(1, 2));
        rates.throttled(ACCOUNT, REGION, Api.GET_METRIC_DATA);
        callsIn(rates, both, 0);

        assertThat(callsIn(rates, both, 4)).isEqualTo(4 * ALLOWED_PER_SECOND / 2);
        bookASecondsWorth(OTHER);
        assertThat(book(OTHER)).isZero();
        assertThat(book(OTHER)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void whoWouldHaveToWaitTooLongIsToldSoAndTakesNobodysTurn() {
        bookASecondsWorth();
        book(ACCOUNT);

        assertThat(rates.book(ACCOUNT, REGION, WHOLE, CALL, Duration.ofMillis(39)))
                .isEmpty();
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void operatorsSeeThatSomebodyIsThrottledAndHowMuch() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RateMeters.register(rates, meters);
        book(OTHER);
        assertThat(meters.get("rolewatch.aws.rates.least").gauge().value()).isEqualTo(1);

        rates.throttled(ACCOUNT, REGION, Api.GET_METRIC_DATA);
        rates.throttled(ACCOUNT, REGION, Api.GET_METRIC_DATA);

        assertThat(meters.get("rolewatch.aws.rates.least").gauge().value()).isEqualTo(0.5);
        assertThat(meters.get("rolewatch.aws.rates.slowed").gauge().value()).isEqualTo(1);
        assertThat(meters.get("rolewatch.aws.throttles")
                        .tag("api", "get_metric_data")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotCalledAnyMoreIsForgotten() {
        book(ACCOUNT);
        nanos.addAndGet(Duration.ofHours(2).toNanos());

        book(OTHER);

        assertThat(rates.size()).isEqualTo(1);
    }

    @Test
    void aShareOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> new CallRates(0, nanos::get)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> new CallRates(1.1, nanos::get)).hasMessageContaining("above 0 and at most 1");
    }

    /** How many calls could be made by then, if as many as possible are. */
    private static int callsIn(CallRates rates, List<Shard> shards, int seconds) {
        int calls = 0;
        while (rates.book(ACCOUNT, REGION, shards, CALL, Duration.ofSeconds(seconds))
                .isPresent()) {
            calls++;
        }
        return calls;
    }

    private void bookASecondsWorth() {
        bookASecondsWorth(ACCOUNT);
    }

    private void bookASecondsWorth(AwsAccountId account) {
        for (int i = 0; i < ALLOWED_PER_SECOND; i++) {
            book(account);
        }
    }

    private Duration book(AwsAccountId account) {
        return rates.book(account, REGION, WHOLE, CALL, FOR_EVER).orElseThrow();
    }

    private Duration book(CallCost cost) {
        return rates.book(ACCOUNT, REGION, WHOLE, cost, FOR_EVER).orElseThrow();
    }
}
