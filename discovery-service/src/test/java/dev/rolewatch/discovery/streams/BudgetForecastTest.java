package dev.rolewatch.discovery.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.collection.Price;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account's owner is told to expect of a budget, and when. */
class BudgetForecastTest extends BudgetFixture {
    @Test
    void whatIsExpectedIsToldOnceItIsKnownAndThenDaily(@TempDir Path stateDir) {
        connect(null);
        choose(budget(100 * perTurn * TURNS));
        readUntil(BEGIN.plus(Duration.ofHours(71)));
        assertThat(told()).hasSize(3);
        schedule = schedule.restarted(stateDir, ScheduleDriver.RHYTHM);
        readUntil(BEGIN.plus(Duration.ofHours(80)));

        assertThat(told()).hasSize(4).allSatisfy(event -> {
            assertThat(event.stretched()).isEmpty();
            assertThat(event.expectedUsd())
                    .isBetween(Price.ofMetrics(perTurn * TURNS), Price.ofMetrics(perTurn * (TURNS + 2)));
        });
    }

    @Test
    void theFirstOfAMonthAfterARestartExpectsNothingThatItDoesNotKnow(@TempDir Path stateDir) {
        connect(null);
        choose(budget(perTurn * TURNS / 2));
        readUntil(BEGIN.plus(Duration.ofHours(3)));
        assertThat(told())
                .last()
                .satisfies(event -> assertThat(event.stretched()).isNotEmpty());
        events.clear();
        schedule = schedule.restarted(stateDir, ScheduleDriver.RHYTHM);
        schedule.leap(Duration.ofDays(30));
        readUntil(schedule.now().plus(INTERVAL.multipliedBy(3)));

        assertThat(told()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told().get(0).expectedUsd()).isNull();
        assertThat(told().get(1).expectedUsd()).isPositive();
    }

    @Test
    void anotherIntervalIsDecidedAnewAndWhatIsPausedComesBackAsItWas() {
        connect(null);
        choose(budget(perTurn * TURNS * 3 / 5));
        readUntil(BEGIN.plus(Duration.ofHours(2)));
        BudgetKept stretched = told().get(told().size() - 1);
        assertThat(stretched.stretched()).containsOnlyKeys(QUEUES);

        Budget same = budget(perTurn * TURNS * 3 / 5);
        schedule.publish(
                Examples.account(id, ++revision, new CollectionChoice(true, null, null, null, INTERVAL, null, same)));
        readUntil(BEGIN.plus(Duration.ofHours(5)));
        choose(same);
        assertThat(told()).last().isEqualTo(stretched);

        schedule.publish(Examples.account(
                id, ++revision, new CollectionChoice(false, null, null, null, Duration.ofHours(1), null, same)));
        readUntil(BEGIN.plus(Duration.ofHours(8)));
        assertThat(told())
                .last()
                .satisfies(event -> assertThat(event.stretched()).isEmpty());
    }
}
