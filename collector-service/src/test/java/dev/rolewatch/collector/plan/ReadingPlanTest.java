package dev.rolewatch.collector.plan;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.Items;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
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
                item(new AccountId(UUID.randomUUID()), new AwsAccountId("444455556666"), "i-3", WINDOW, minutely("A"));
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
        MetricToRead[] ten =
                IntStream.range(0, 10).mapToObj(i -> minutely("M" + i)).toArray(MetricToRead[]::new);
        Window week = new Window(NOON.minus(Duration.ofDays(7)), NOON);

        ReadingPlan plan = onlyPlan(List.of(taken(item("i-1", week, ten))));

        List<Window> windows = plan.calls().stream()
                .flatMap(call -> call.metrics().stream())
                .map(AskedMetric::window)
                .toList();
        assertThat(windows).hasSize(10).allSatisfy(window -> {
            assertThat(window.from()).isEqualTo(week.from());
            assertThat(window.to())
                    .isBetween(week.from().plus(Duration.ofDays(1)), week.from().plus(Duration.ofDays(2)));
        });
    }

    @Test
    void whatAnAccountHasToCatchUpWithComesAfterWhatItHasNew() {
        Window week = new Window(NOON.minus(Duration.ofDays(7)), NOON);
        TakenItem behind = taken(item("i-1", week, minutely("A")));
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
