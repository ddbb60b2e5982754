package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items whose reports are late, or never come. */
class OutstandingItemsTest extends ScheduleFixture {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration SETTLES = Duration.ofMinutes(15);

    private WorkItem first;

    @BeforeEach
    void issueTheFirst() {
        schedule.saw(schedule.connect(id), id, queue("orders", "NumberOfMessagesSent"));
        first = onlyItem();
    }

    @Test
    void anItemThatIsNeverReportedIsIssuedAgainAfterAWhileAndLessAndLessOften() {
        List<Duration> pauses = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(first.itemId()));
        Instant last = first.issuedAt();
        for (int minute = 0; minute < 180; minute++) {
            schedule.pass(Duration.ofMinutes(1));
            for (WorkItem again : schedule.workItems()) {
                pauses.add(Duration.between(last, again.issuedAt()));
                last = again.issuedAt();
                assertThat(again.window().from()).isEqualTo(first.window().from());
                assertThat(ids.add(again.itemId())).isTrue();
            }
        }

        assertThat(pauses.get(0)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
        assertThat(pauses.get(1)).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(25));
        assertThat(pauses).hasSizeLessThanOrEqualTo(5).isSorted();
    }

    @Test
    void theLateReportOfAnItemThatWasIssuedAgainStillCounts() {
        schedule.pass(Duration.ofMinutes(15));
        WorkItem second = schedule.workItems().get(0);

        schedule.read(first);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).isEmpty();

        schedule.notRead(second);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems())
                .singleElement()
                .satisfies(item -> assertThat(item.window().from())
                        .isEqualTo(first.window().to().minus(SETTLES)));
    }

    @Test
    void aLateReportNeverMovesTheCollectionBack() {
        schedule.pass(Duration.ofMinutes(15));
        WorkItem second = schedule.workItems().get(0);

        schedule.read(second);
        schedule.read(first);
        schedule.pass(INTERVAL);

        assertThat(schedule.workItems())
                .singleElement()
                .satisfies(item -> assertThat(item.window().from())
                        .isEqualTo(second.window().to().minus(SETTLES)));
    }
}
