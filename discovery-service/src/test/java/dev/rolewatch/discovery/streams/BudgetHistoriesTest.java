package dev.rolewatch.discovery.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.discovery.budget.Spending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetHistoriesTest extends BudgetFixture {
    /**
     * A week of collectors that are up to 40 minutes late, read beyond the windows and fail in part, of processes that are
     * replaced, and of a month that ends.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.25", "3, 0.06"})
    void whateverHappensTheBudgetIsKeptAndPausesAreAsTold(long seed, double share, @TempDir Path folder)
            throws IOException {
        Random random = new Random(seed);
        schedule.leap(Duration.ofDays(27));
        connect(null);
        long budget = Math.round(perTurn * TURNS * share / 10);
        choose(budget(budget));
        Map<WorkItem, Instant> underWay = new LinkedHashMap<>();
        Map<YearMonth, Long> billed = new HashMap<>(Map.of(APRIL, spent()));
        Map<ResourceId, WorkItem> last = new HashMap<>();
        Instant stretchedSince = Instant.MAX;
        Duration stretch = Duration.ZERO;
        int paused = 0;
        for (int tick = 0; tick < 6 * 24 * 12; tick++) {
            List<WorkItem> issued = itemsAfter(Duration.ofMinutes(5));
            int known = events.size();
            if (told().size() > known) {
                BudgetKept now = events.get(events.size() - 1);
                Duration pause = now.stopped() ? Duration.ZERO : now.stretched().getOrDefault(QUEUES, Duration.ZERO);
                stretchedSince = pause.isZero() ? Instant.MAX : pause.equals(stretch) ? stretchedSince : schedule.now();
                stretch = pause;
            }
            for (WorkItem item : issued) {
                WorkItem before = last.put(item.resource(), item);
                underWay.put(item, schedule.now().plusSeconds(random.nextInt(40 * 60)));
                boolean asTold = item.resource().namespace().equals(QUEUES)
                        && before != null
                        && !before.issuedAt().isBefore(stretchedSince);
                if (asTold) {
                    paused++;
                    assertThat(Duration.between(before.issuedAt(), item.issuedAt()))
                            .isEqualTo(stretch);
                }
            }
            for (WorkItem item : List.copyOf(underWay.keySet())) {
                if (underWay.get(item).isBefore(schedule.now())) {
                    underWay.remove(item);
                    billed.merge(Spending.monthOf(schedule.now()), (long) ScheduleDriver.statistics(item), Long::sum);
                    if (random.nextInt(20) == 0) {
                        schedule.readInPart(item);
                    } else {
                        schedule.readThrough(schedule.now().minusSeconds(90), item);
                    }
                }
            }
            if (tick % 400 == 399) {
                ScheduleDriver next =
                        schedule.restarted(Files.createDirectory(folder.resolve("" + tick)), ScheduleDriver.RHYTHM);
                schedule.close();
                schedule = next;
            }
        }

        assertThat(paused).isPositive();
        assertThat(billed.keySet()).containsExactlyInAnyOrder(APRIL, APRIL.plusMonths(1));
        assertThat(billed.values()).allSatisfy(spent -> assertThat(spent).isLessThanOrEqualTo(budget + perTurn));
    }
}
