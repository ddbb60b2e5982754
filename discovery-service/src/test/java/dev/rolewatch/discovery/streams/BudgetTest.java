package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.collection.Price;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four queues and a function, from the first of April on. */
class BudgetTest {
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final String QUEUES = "AWS/SQS";
    private static final String FUNCTIONS = "AWS/Lambda";

    private static final FoundResource FUNCTION = new FoundResource(
            ResourceId.of(REGION, FUNCTIONS, Map.of("FunctionName", "ship")),
            null,
            Map.of(),
            Map.of(),
            List.of("Invocations"));

    private final AccountId id = Examples.accountWithMoment(120);
    private final AccountId unlimited = Examples.accountWithMoment(180);
    private final Map<AccountId, List<WorkItem>> items = new HashMap<>();
    private final List<BudgetKept> events = new ArrayList<>();
    private ScheduleDriver schedule;
    private long perTurn;
    private long revision;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
        schedule.leap(Duration.between(schedule.now(), BEGIN));
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void halfOfWhatReadingCostsLastsTheMonthWithTheFirstNamespaceAloneReadLessOften() {
        connect(unlimited, null);
        long half = perTurn * 12 * 24 * 30 / 2;
        connect(id, budget(half));

        readUntil(BEGIN.plus(Duration.ofDays(30)));

        assertThat(spent(id)).isBetween(Math.round(0.97 * half), half);
        assertThat(spent(unlimited)).isBetween(Math.round(1.99 * half), Math.round(2.01 * half));
        assertThat(pausesOf(FUNCTIONS)).containsOnly(INTERVAL);
        assertThat(pausesOf(QUEUES)).contains(INTERVAL.multipliedBy(4));
        assertThat(told())
                .hasSizeBetween(1, 6)
                .allSatisfy(event -> assertThat(event.stretched().keySet()).isSubsetOf(QUEUES))
                .noneMatch(BudgetKept::stopped);
    }

    @Test
    void noWindowLeavesAnythingOut() {
        connect(id, null);
        choose(budget(perTurn * 12 * 24 * 30 / 4));

        readUntil(BEGIN.plus(Duration.ofDays(3)));

        assertThat(pausesOf(QUEUES)).contains(Duration.ofHours(1));
        Map<ResourceId, Instant> through = new HashMap<>();
        for (WorkItem item : items.get(id)) {
            Instant before = through.put(item.resource(), item.window().to());
            if (before != null) {
                assertThat(item.window().from()).isBeforeOrEqualTo(before);
            }
        }
    }

    @Test
    void whatIsSpentStopsReadingTillTheMonthEndsAndNothingIsLeftOutThen() {
        connect(id, budget(1_000));
        readUntil(BEGIN.plus(Duration.ofDays(3)));
        WorkItem last = items.get(id).get(items.get(id).size() - 1);
        BudgetKept stopped = told().get(told().size() - 1);

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.stretched()).containsKeys(QUEUES, FUNCTIONS);
        assertThat(stopped.spentUsd()).isEqualByComparingTo(stopped.expectedUsd());
        assertThat(spent(id)).isBetween(1_000L, 1_000L + ScheduleDriver.statistics(last));
        assertThat(schedule.scanRequests()).isNotEmpty();

        events.clear();
        items.clear();
        readUntil(BEGIN.plus(Duration.ofDays(30)).plus(INTERVAL.multipliedBy(2)));

        assertThat(items.get(id)).hasSizeGreaterThanOrEqualTo(5).allSatisfy(item -> {
            assertThat(item.issuedAt())
                    .isAfter(APRIL.atEndOfMonth().atStartOfDay().toInstant(ZoneOffset.UTC));
        });
        assertThat(items.get(id).get(0).window().to())
                .isAfter(last.window().to().plus(Duration.ofDays(20)));
        assertThat(told()).hasSize(1).allSatisfy(event -> {
            assertThat(event.month()).isEqualTo(APRIL.plusMonths(1));
            assertThat(event.stopped()).isFalse();
        });
    }

    @Test
    void aBudgetThatIsSetLaterKnowsWhatWasSpentBeforeAndSoDoesAnotherProcess(@TempDir Path stateDir) {
        connect(id, null);
        readUntil(BEGIN.plus(Duration.ofHours(6)));
        schedule = schedule.restarted(stateDir, ScheduleDriver.RHYTHM);

        choose(budget(spent(id)));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.stopped()).isTrue();
            assertThat(event.spentUsd()).isEqualByComparingTo(Price.ofMetrics(spent(id)));
        });
        schedule.pass(INTERVAL.multipliedBy(2));
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void aBudgetThatIsRaisedOrRemovedBringsReadingBack() {
        connect(id, budget(10));
        readUntil(BEGIN.plus(INTERVAL.multipliedBy(3)));
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true);

        choose(budget(10_000_000));
        assertThat(told()).extracting(BudgetKept::stopped).containsExactly(true, false);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).hasSize(5);

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
    void whatWasSpentIsForgottenWithItsAccount() {
        connect(id, null);
        WorkItem outstanding = itemsAfter(INTERVAL).get(0);
        assertThat(schedule.content().get("spending")).hasSize(1);

        schedule.remove(id);
        schedule.read(outstanding);

        assertThat(schedule.content().get("spending")).isEmpty();
    }

    private List<BudgetKept> told() {
        schedule.accountEvents().forEach(event -> events.add((BudgetKept) event));
        return events;
    }

    private void connect(AccountId account, Budget budget) {
        schedule.publish(Examples.account(account, ++revision, choice(budget)));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.found(scan, account, queues(4));
        schedule.saw(scan, account, FUNCTION);
        schedule.finished(scan, account, REGION);
        List<WorkItem> first = schedule.workItems();
        perTurn = first.stream().mapToLong(ScheduleDriver::statistics).sum();
        first.forEach(this::read);
    }

    private void choose(Budget budget) {
        schedule.publish(Examples.account(id, ++revision, choice(budget)));
    }

    private void readUntil(Instant end) {
        while (schedule.now().isBefore(end)) {
            itemsAfter(INTERVAL).forEach(this::read);
        }
    }

    private List<WorkItem> itemsAfter(Duration time) {
        schedule.tick(time);
        return schedule.workItems();
    }

    private void read(WorkItem item) {
        items.computeIfAbsent(item.account(), any -> new ArrayList<>()).add(item);
        schedule.read(item);
    }

    private long spent(AccountId account) {
        return items.get(account).stream().mapToLong(ScheduleDriver::statistics).sum();
    }

    private List<Duration> pausesOf(String namespace) {
        Map<ResourceId, Instant> before = new HashMap<>();
        List<Duration> pauses = new ArrayList<>();
        for (WorkItem item : items.get(id)) {
            Instant last = before.put(item.resource(), item.issuedAt());
            if (last != null
                    && last.isAfter(BEGIN)
                    && item.resource().namespace().equals(namespace)) {
                pauses.add(Duration.between(last, item.issuedAt()));
            }
        }
        return pauses;
    }

    private static FoundResource[] queues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Examples.queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
    }

    private static Budget budget(long statistics) {
        return new Budget(Price.ofMetrics(statistics), List.of(QUEUES));
    }

    private static CollectionChoice choice(Budget budget) {
        return new CollectionChoice(false, null, null, null, null, null, budget);
    }
}
