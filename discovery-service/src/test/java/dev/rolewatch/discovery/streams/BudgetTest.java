package dev.rolewatch.discovery.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.collection.Price;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest extends BudgetFixture {
    @Test
    void halfOfWhatReadingCostsLastsTheMonthWithTheFirstNamespaceAloneReadLessOften() {
        connect(null);
        long half = perTurn * TURNS / 2;
        choose(budget(half));

        readUntil(BEGIN.plus(Duration.ofDays(30)));

        assertThat(spent()).isBetween(Math.round(0.97 * half), half);
        assertThat(pausesOf(FUNCTIONS)).containsOnly(INTERVAL);
        assertThat(pausesOf(QUEUES)).contains(INTERVAL.multipliedBy(4));
        assertThat(told())
                .hasSizeBetween(30, 36)
                .allSatisfy(event -> assertThat(event.stretched().keySet()).isSubsetOf(QUEUES))
                .noneMatch(BudgetKept::stopped);
    }

    @Test
    void noWindowLeavesAnythingOut() {
        connect(null);
        choose(budget(perTurn * TURNS * 2 / 5));

        readUntil(BEGIN.plus(Duration.ofDays(3)));

        assertThat(pausesOf(QUEUES)).contains(Duration.ofHours(6));
        Map<ResourceId, Instant> through = new HashMap<>();
        for (WorkItem item : items) {
            Instant before = through.put(item.resource(), item.window().to());
            if (before != null) {
                assertThat(item.window().from()).isBeforeOrEqualTo(before);
            }
        }
    }

    @Test
    void whatIsSpentStopsReadingTillTheMonthEndsAndNothingIsLeftOutThen() {
        connect(budget(60));
        readUntil(BEGIN.plus(Duration.ofDays(3)));
        WorkItem last = items.get(items.size() - 1);
        BudgetKept stopped = told().get(told().size() - 1);

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.stretched()).containsKeys(QUEUES, FUNCTIONS);
        assertThat(stopped.spentUsd()).isEqualByComparingTo(stopped.expectedUsd());
        assertThat(spent()).isBetween(60L, 60L + ScheduleDriver.statistics(last));
        assertThat(schedule.scanRequests()).isNotEmpty();

        events.clear();
        items.clear();
        readUntil(BEGIN.plus(Duration.ofDays(30)).plus(INTERVAL.multipliedBy(2)));

        assertThat(items).hasSizeGreaterThanOrEqualTo(3).allSatisfy(item -> {
            assertThat(item.issuedAt())
                    .isAfter(APRIL.atEndOfMonth().atStartOfDay().toInstant(ZoneOffset.UTC));
        });
        assertThat(items.get(0).window().to()).isAfter(last.window().to().plus(Duration.ofDays(20)));
        assertThat(told().stream().filter(BudgetKept::stopped)).hasSizeBetween(26, 27);
        assertThat(told().stream().filter(event -> !event.stopped())).hasSize(1).allSatisfy(event -> {
            assertThat(event.month()).isEqualTo(APRIL.plusMonths(1));
            assertThat(event.expectedUsd()).isPositive();
        });
    }

    @Test
    void aBudgetThatIsSetLaterKnowsWhatWasSpentBeforeAndSoDoesAnotherProcess(@TempDir Path stateDir) {
        connect(null);
        readUntil(BEGIN.plus(Duration.ofHours(6)));
        schedule = schedule.restarted(stateDir, ScheduleDriver.RHYTHM);

        choose(budget(spent()));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.stopped()).isTrue();
            assertThat(event.spentUsd()).isEqualByComparingTo(Price.ofMetrics(spent()));
        });
        schedule.pass(INTERVAL.multipliedBy(2));
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void aBudgetThatIsRaisedOrRemovedBringsReadingBack() {
        connect(budget(10));
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(3)));
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true);

        choose(budget(10_000_000));
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true, false);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).hasSize(3);

        choose(budget(10));
        choose(null);
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true, false, true, false);
        assertThat(told().get(3).budget()).isNull();
    }

    @Test
    void aFirstReadingDoesNotExceedTheBudgetEither() {
        schedule.publish(Examples.account(id, ++revision, choice(budget(100))));
        schedule.saw(schedule.scanRequests().get(0).scanId(), id, queues(200));
        List<WorkItem> issued = schedule.workItems();

        assertThat(issued.stream().mapToInt(ScheduleDriver::statistics).sum()).isBetween(100, 110);
        assertThat(schedule.resources()).hasSize(200);
    }

    @Test
    void whatIsNotReportedYetIsNotLeftForOthers() {
        connect(null);
        choose(budget(spent() + 3 * perTurn));
        long issued = 0;
        for (int turn = 0; turn < 60; turn++) {
            issued += itemsAfter(INTERVAL.multipliedBy(2)).stream()
                    .mapToLong(ScheduleDriver::statistics)
                    .sum();
        }

        assertThat(issued).isBetween(2 * perTurn, 3 * perTurn + 10);
    }

    @Test
    void whatFailsAndIsNotBilledIsLeftForOthers() {
        connect(null);
        choose(budget(spent() + perTurn));
        List<WorkItem> first = itemsAfter(INTERVAL);
        first.forEach(schedule::notRead);
        List<WorkItem> second = new ArrayList<>(itemsAfter(INTERVAL));
        second.addAll(itemsAfter(INTERVAL));

        assertThat(first).isNotEmpty();
        assertThat(second).hasSameSizeAs(first);
    }

    @Test
    void anotherAwsAccountIsReadFromTheSameBudget() {
        connect(budget(10));
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(3)));
        Account former = Examples.account(id, ++revision, choice(budget(10)));
        schedule.publish(at(former, "arn:aws:iam::222222222222:role/RolewatchRead"));
        schedule.saw(schedule.scanRequests().get(0).scanId(), id, queues(3));
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(9)));

        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true);
        assertThat(schedule.resources()).isNotEmpty();
        choose(null);
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true, false);
    }

    @Test
    void whatWasDoneAndIsNotKnownAnyMoreIsSetRight() {
        connect(budget(10));
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(3)));
        schedule.store("spending", id.toString(), "{");
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(5)));

        assertThat(told()).extracting(BudgetKept::stopped).startsWith(true, false);
    }

    @Test
    void whatWasSpentIsForgottenWithItsAccount() {
        connect(null);
        WorkItem outstanding = itemsAfter(INTERVAL).get(0);
        assertThat(schedule.content().get("spending")).hasSize(1);

        schedule.remove(id);
        schedule.read(outstanding);

        assertThat(schedule.content().get("spending")).isEmpty();
    }

    private static Account at(Account account, String role) {
        return new Account(
                account.id(),
                account.tenant(),
                account.name(),
                account.revision(),
                account.state(),
                account.externalId(),
                new RoleArn(role),
                account.roleRevision(),
                List.of(),
                account.createdAt(),
                null,
                1,
                null,
                null,
                account.collect());
    }

    private List<Duration> pausesOf(String namespace) {
        Map<ResourceId, Instant> before = new HashMap<>();
        List<Duration> pauses = new ArrayList<>();
        for (WorkItem item : items) {
            Instant last = before.put(item.resource(), item.issuedAt());
            if (last != null
                    && last.isAfter(BEGIN)
                    && item.resource().namespace().equals(namespace)) {
                pauses.add(Duration.between(last, item.issuedAt()));
            }
        }
        return pauses;
    }
}
