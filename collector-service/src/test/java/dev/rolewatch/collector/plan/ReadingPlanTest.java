package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static dev.rolewatch.collector.Items.withCadence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.Items;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingPlanTest {
    @Test
    void eachAccountHasAPlanOfItsOwnWithAllItsShards() {
        var other =
                item(new AccountId(UUID.randomUUID()), new AwsAccountId("444455556666"), "i-1", WINDOW, minutely("A"));
        Shard second = new Shard(1, 2);

        List<ReadingPlan> plans = ReadingPlan.of(
                List.of(
                        taken(item("i-1", WINDOW, minutely("A"))),
                        taken(other),
                        taken(Items.inShard(second, item("i-2", WINDOW, minutely("A"))))),
                NOON);

        assertThat(plans).extracting(plan -> plan.where().account()).containsExactly(Items.ACCOUNT, other.account());
        assertThat(plans.get(0).calls()).hasSize(1);
    }

    @Test
    void aWindowStartsOnABoundaryOfThePeriodSoThatABucketIsAlwaysTheSame() {
        Window odd = new Window(NOON.plusSeconds(120), NOON.plusSeconds(420));

        assertThat(windows(odd, metric("A", Duration.ofMinutes(5)))).containsExactly(new Window(NOON, odd.to()));
    }

    @Test
    void aWindowThatIsOlderThanWhatCloudWatchKeepsIsReadFromWhereItKeepsItStillWhenTheCallIsSent() {
        Instant oldest = NOON.minus(Duration.ofDays(15)).plusSeconds(7 * 60);
        Window twentyDays = new Window(NOON.minus(Duration.ofDays(20)), NOON);
        Window lastMonth = new Window(NOON.minus(Duration.ofDays(30)), NOON.minus(Duration.ofDays(29)));

        assertThat(windows(twentyDays, minutely("A"))).extracting(Window::from).containsExactly(oldest);
        assertThat(windows(lastMonth, minutely("A"))).extracting(Window::from).containsExactly(oldest);
    }

    @Test
    void anItemThatIsFarBehindIsReadAPieceAtATime() {
        Window week = new Window(NOON.minus(Duration.ofDays(7)), NOON);

        ReadingPlan plan = onlyPlan(List.of(taken(item("i-1", week, many(7)))));

        assertThat(asked(plan)).hasSize(7).extracting(AskedMetric::window).allSatisfy(window -> {
            assertThat(window.from()).isEqualTo(week.from());
            assertThat(window.to())
                    .isBetween(week.from().plus(Duration.ofDays(1)), week.from().plus(Duration.ofDays(2)))
                    .isEqualTo(Retention.floor(window.to(), Duration.ofMinutes(1)));
        });
    }

    @Test
    void howeverManyMetricsAnItemHasAPieceIsLongerThanWhatIsReadAgainAndThanEachPeriod() {
        Window week = new Window(NOON.minus(Duration.ofDays(7)), NOON);
        List<MetricToRead> minutely = List.of(many(200));
        List<MetricToRead> andDaily = new ArrayList<>(minutely);
        andDaily.add(metric("Daily", Duration.ofDays(1)));

        assertThat(minutesRead(week, minutely)).containsOnly(Duration.ofHours(6));
        assertThat(minutesRead(week, andDaily)).containsOnly(Duration.ofDays(2));
    }

    @Test
    void whatAnAccountHasToCatchUpWithComesAfterWhatItHasNew() {
        Window day = new Window(NOON.minus(Duration.ofDays(1)), NOON);
        TakenItem behind = taken(item("i-1", day, minutely("A")));
        TakenItem usual = taken(item("i-2", WINDOW, minutely("A")));

        assertThat(onlyPlan(List.of(behind, usual)).items()).containsExactly(usual, behind);
    }

    @Test
    void whatBecameDueWhileAnItemWaitedIsReadTooButNoPeriodThatIsNotOver() {
        Window old = new Window(NOON.minusSeconds(1800), NOON.minusSeconds(1500));

        List<MetricsCall> calls = ReadingPlan.of(
                        List.of(taken(item("i-1", old, minutely("A"), metric("B", Duration.ofMinutes(5))))),
                        NOON.plusSeconds(119))
                .get(0)
                .calls();

        assertThat(calls.get(0).metrics())
                .extracting(AskedMetric::window)
                .containsExactly(new Window(old.from(), NOON.plusSeconds(60)), new Window(old.from(), NOON));
    }

    @Test
    void anItemThatCameTwiceIsReadOnce() {
        TakenItem item = taken(item("i-1", WINDOW, minutely("A")));

        assertThat(onlyPlan(List.of(item, item)).items()).hasSize(1);
    }

    @Test
    void ofAResourcesItemsOnlyTheNewestIsReadAsItCoversTheOthers() {
        TakenItem first = taken(item("i-1", WINDOW, minutely("A")));
        TakenItem other = taken(item("i-2", WINDOW, minutely("A")));
        TakenItem newest =
                taken(item("i-1", new Window(WINDOW.from(), WINDOW.to().plusSeconds(600)), minutely("A")));
        TakenItem second =
                taken(item("i-1", new Window(WINDOW.from(), WINDOW.to().plusSeconds(300)), minutely("A")));

        ReadingPlan plan = onlyPlan(List.of(first, other, newest, second));

        assertThat(plan.items()).containsExactlyInAnyOrder(newest, other);
        assertThat(plan.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.metrics()).hasSize(2));
    }

    @Test
    void whatAResourcePublishesAtAnotherPaceIsAnItemOfItsOwn() {
        TakenItem often = taken(item("i-1", WINDOW, minutely("A")));
        TakenItem daily = taken(withCadence(item("i-1", WINDOW, metric("B", Duration.ofDays(1))), Duration.ofDays(1)));

        assertThat(onlyPlan(List.of(often, daily)).items()).containsExactlyInAnyOrder(often, daily);
    }

    @Test
    void aCallIsMadeInTheTurnOfTheOldestOfItsItems() {
        TakenItem oldest = taken(item("i-1", since(120), metric("A", Duration.ofMinutes(5))));
        TakenItem newest = taken(item("i-2", since(0), metric("A", Duration.ofMinutes(5))));
        TakenItem between = taken(item("i-3", since(60), metric("A", Duration.ofMinutes(7))));

        assertThat(onlyPlan(List.of(newest, between, oldest)).calls())
                .extracting(
                        call -> call.metrics().stream().map(AskedMetric::taken).toList())
                .containsExactly(List.of(oldest, newest), List.of(between));
    }

    @Test
    void theOldestItemsAreReadFirstAndWhatIsOfOneItemIsReadTogether() {
        Window older = new Window(WINDOW.from().minusSeconds(60), WINDOW.to());
        List<TakenItem> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Window window = i < 250 ? WINDOW : older;
            items.add(taken(item("i-" + i, window, minutely("A"), metric("B", Duration.ofMinutes(7)))));
        }

        List<MetricsCall> calls = onlyPlan(items).calls();

        assertThat(calls)
                .extracting(ReadingPlanTest::oldest)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .startsWith(older.from())
                .endsWith(WINDOW.from());
        Map<TakenItem, List<Integer>> places = new HashMap<>();
        for (int call = 0; call < calls.size(); call++) {
            for (AskedMetric asked : calls.get(call).metrics()) {
                places.computeIfAbsent(asked.taken(), key -> new ArrayList<>()).add(call);
            }
        }
        assertThat(places.values())
                .hasSize(500)
                .allSatisfy(of -> assertThat(of.get(1) - of.get(0)).isBetween(-1, 1));
    }

    @Test
    void aLongPeriodThatIsReadSeldomComesBeforeWhatIsReadAllTheTime() {
        Window day = new Window(NOON.minus(Duration.ofDays(1)), NOON);
        TakenItem daily = taken(item("i-2", day, metric("B", Duration.ofDays(1))));

        List<MetricsCall> calls = onlyPlan(List.of(taken(item("i-1", WINDOW, minutely("A"))), daily))
                .calls();

        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).metrics()).extracting(AskedMetric::taken).containsExactly(daily);
    }

    private static Window since(int secondsMore) {
        return new Window(WINDOW.from().minusSeconds(secondsMore), WINDOW.to());
    }

    private static MetricToRead[] many(int count) {
        return IntStream.range(0, count).mapToObj(i -> minutely("M" + i)).toArray(MetricToRead[]::new);
    }

    private static List<AskedMetric> asked(ReadingPlan plan) {
        return plan.calls().stream().flatMap(call -> call.metrics().stream()).toList();
    }

    /** How long a time is read at once of each of the item's metrics of a minute. */
    private static List<Duration> minutesRead(Window window, List<MetricToRead> metrics) {
        ReadingPlan plan = onlyPlan(List.of(taken(item("i-1", window, metrics.toArray(MetricToRead[]::new)))));
        return asked(plan).stream()
                .filter(asked -> asked.metric().period().equals(Duration.ofMinutes(1)))
                .map(asked ->
                        Duration.between(asked.window().from(), asked.window().to()))
                .toList();
    }

    private static Instant oldest(MetricsCall call) {
        return call.metrics().stream()
                .map(asked -> asked.taken().item().window().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Window> windows(Window window, MetricToRead metric) {
        return onlyPlan(List.of(taken(item("i-1", window, metric)))).calls().stream()
                .map(MetricsCall::window)
                .toList();
    }

    private static ReadingPlan onlyPlan(List<TakenItem> items) {
        List<ReadingPlan> plans = ReadingPlan.of(items, NOON);
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }
}
