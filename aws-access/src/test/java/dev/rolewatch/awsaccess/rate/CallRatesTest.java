package dev.rolewatch.awsaccess.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.Shard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void callsAreSpacedAtTheAllowedRateFromTheFirst() {
        assertThat(book(ACCOUNT)).isZero();
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(40));
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void aPauseEarnsAFifthOfASecondAndNoMore() {
        book(ACCOUNT);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        for (int i = 0; i < ALLOWED_PER_SECOND / 5 + 1; i++) {
            assertThat(book(ACCOUNT)).isZero();
        }
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void inNoSecondAreMoreDatapointsAskedForThanTheShareAndOneCallMore() {
        CallCost full = CallCost.ofMetricData(5_000, Duration.ZERO);
        List<Long> sent = new ArrayList<>();
        for (int interval = 0; interval < 3; interval++) {
            long start = nanos.get();
            while (nanos.get() - start < Duration.ofSeconds(5).toNanos()) {
                sent.add(nanos.get() + book(full).toNanos());
                nanos.set(sent.get(sent.size() - 1));
            }
            nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        }

        // Datapoints are what these calls run out of first: 18 calls have the 90,000 of a second, and one is the next
        // one's.
        assertThat(mostInASecond(sent)).isBetween(18, 19);
    }

    @Test
    void callsOfShardsOnTwoCollectorsStayWithinTheShareInEverySecond() {
        CallRates another = new CallRates(0.5, nanos::get);
        List<Long> sent = new ArrayList<>();
        for (int interval = 0; interval < 3; interval++) {
            sent.addAll(sentIn(rates, List.of(new Shard(0, 2))));
            sent.addAll(sentIn(another, List.of(new Shard(1, 2))));
            nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        }

        // A fifth of a second's worth at most on top, and a call of each shard that ends its pause.
        assertThat(mostInASecond(sent)).isBetween(ALLOWED_PER_SECOND, ALLOWED_PER_SECOND * 6 / 5 + 2);
    }

    @Test
    void aThrottleTakesBackWhatAPauseHasEarned() {
        book(ACCOUNT);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        rates.throttled(ACCOUNT, REGION, Api.GET_METRIC_DATA);

        assertThat(book(ACCOUNT)).isZero();
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void whatIsLeftOfAFormerSplitIsBookedWithTheNewShards() {
        List<Shard> mixed = List.of(Shard.WHOLE, new Shard(0, 4), new Shard(1, 4));

        assertThat(callsIn(rates, mixed, 10)).isBetween(ALLOWED_PER_SECOND * 5, ALLOWED_PER_SECOND * 5 + 2);
    }

    @Test
    void oneAccountsCallsDoNotDelayAnothersNorAnotherRegionsOrApis() {
        book(ACCOUNT);
        assertThat(book(ACCOUNT)).isPositive();

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

        // The first call of each pace does not wait for the one before it.
        assertThat(before).isBetween(10 * ALLOWED_PER_SECOND, 10 * ALLOWED_PER_SECOND + 5);
        assertThat(callsIn(rates, three, 10)).isBetween(ALLOWED_PER_SECOND * 6 - 3, ALLOWED_PER_SECOND * 6 + 3);
        assertThat(callsIn(another, two, 10)).isBetween(ALLOWED_PER_SECOND * 4 - 2, ALLOWED_PER_SECOND * 4 + 2);
    }

    @Test
    void datapointsHaveAQuotaOfTheirOwnWhichIsLargerForOlderOnes() {
        CallCost recent = CallCost.ofMetricData(90_000, Duration.ofHours(3));
        CallCost older = CallCost.ofMetricData(198_000, Duration.ofHours(4));

        assertThat(book(recent)).isZero();
        assertThat(book(recent)).isEqualTo(Duration.ofSeconds(1));
        assertThat(book(older)).isEqualTo(Duration.ofSeconds(2));
        assertThat(book(older)).isEqualTo(Duration.ofSeconds(3));
        assertThat(book(ACCOUNT)).isEqualTo(Duration.ofMillis(160));
    }

    @Test
    void aThrottleSlowsAllShardsOfTheAccountsRegionAndNothingElse() {
        List<Shard> both = List.of(new Shard(0, 2), new Shard(1, 2));
        rates.throttled(ACCOUNT, REGION, Api.GET_METRIC_DATA);
        callsIn(rates, both, 0);

        assertThat(callsIn(rates, both, 4)).isEqualTo(4 * ALLOWED_PER_SECOND / 2);
        assertThat(book(OTHER)).isZero();
        assertThat(book(OTHER)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void whoWouldHaveToWaitTooLongIsToldSoAndTakesNobodysTurn() {
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

    /** When calls are sent within ten seconds from now if as many as possible are. */
    private List<Long> sentIn(CallRates rates, List<Shard> shards) {
        List<Long> sent = new ArrayList<>();
        for (var wait = book(rates, shards); wait.isPresent(); wait = book(rates, shards)) {
            sent.add(nanos.get() + wait.get().toNanos());
        }
        return sent;
    }

    private static Optional<Duration> book(CallRates rates, List<Shard> shards) {
        return rates.book(ACCOUNT, REGION, shards, CALL, Duration.ofSeconds(10));
    }

    private static int mostInASecond(List<Long> sent) {
        return sent.stream()
                .mapToInt(from -> (int) sent.stream()
                        .filter(at ->
                                at >= from && at < from + Duration.ofSeconds(1).toNanos())
                        .count())
                .max()
                .orElseThrow();
    }

    private Duration book(AwsAccountId account) {
        return rates.book(account, REGION, WHOLE, CALL, FOR_EVER).orElseThrow();
    }

    private Duration book(CallCost cost) {
        return rates.book(ACCOUNT, REGION, WHOLE, cost, FOR_EVER).orElseThrow();
    }
}
