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
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingPlanTest {
    @Test
    void aCallHasUpTo500QueriesAndNeverPartOfAMetric() {
        // 71 metrics of 7 statistics are 497 queries; part of another would fit.
        List<TakenItem> items = IntStream.range(0, 153)
                .mapToObj(i -> taken(item("i-" + i, WINDOW, metric("A", Duration.ofMinutes(1), "p50", "p90", "p99"))))
                .toList();

        assertThat(onlyPlan(items).calls()).extracting(MetricsCall::queries).containsExactly(497, 497, 77);
    }

    @Test
    void aCallAsksForNoMoreDatapointsThanOneAnswerHolds() {
        Window day = new Window(NOON.minus(Duration.ofDays(1)), NOON);

        List<MetricsCall> calls = onlyPlan(IntStream.range(0, 40)
                        .mapToObj(i -> taken(item("i-" + i, day, minutely("A"))))
                        .toList())
                .calls();

        assertThat(calls)
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.datapoints()).isLessThanOrEqualTo(MetricsCall.MAX_DATAPOINTS));
    }

    @Test
    void eachAccountHasAPlanOfItsOwnAndEachWindowACallOfItsOwn() {
        Window wider = new Window(NOON.minusSeconds(3600), NOON);
        var other =
                item(new AccountId(UUID.randomUUID()), new AwsAccountId("444455556666"), "i-3", WINDOW, minutely("A"));

        List<ReadingPlan> plans = ReadingPlan.of(
                List.of(
                        taken(item("i-1", WINDOW, minutely("A"))),
                        taken(other),
                        taken(item("i-2", wider, minutely("A")))),
                NOON);

        assertThat(plans).extracting(plan -> plan.where().account()).containsExactly(Items.ACCOUNT, other.account());
        assertThat(plans.get(0).calls()).extracting(MetricsCall::window).containsExactly(WINDOW, wider);
    }

    @Test
    void aWindowStartsOnABoundaryOfThePeriodSoThatABucketIsAlwaysTheSame() {
        Window odd = new Window(NOON.plusSeconds(120), NOON.plusSeconds(420));

        var call = onlyPlan(List.of(taken(item("i-1", odd, metric("A", Duration.ofMinutes(5))))))
                .calls()
                .get(0);

        assertThat(call.window()).isEqualTo(new Window(NOON, odd.to()));
    }

    @Test
    void aWindowThatIsOlderThanWhatCloudWatchKeepsIsReadFromWhereItKeepsIt() {
        Window twentyDays = new Window(NOON.minus(Duration.ofDays(20)), NOON);
        Window lastMonth = new Window(NOON.minus(Duration.ofDays(30)), NOON.minus(Duration.ofDays(29)));

        assertThat(onlyPlan(List.of(taken(item("i-1", twentyDays, minutely("A")))))
                        .calls())
                .extracting(call -> call.window().from())
                .containsExactly(NOON.minus(Duration.ofDays(15)).plusSeconds(60));
        assertThat(onlyPlan(List.of(taken(item("i-1", lastMonth, minutely("A")))))
                        .calls())
                .isEmpty();
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
        assertThat(plan.calls()).hasSize(2);
    }

    private static ReadingPlan onlyPlan(List<TakenItem> items) {
        List<ReadingPlan> plans = ReadingPlan.of(items, NOON);
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }
}
