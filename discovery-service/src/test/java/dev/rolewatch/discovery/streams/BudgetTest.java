package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.collection.Price;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.budget.Spending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two queues and a function that are read every half an hour, from the first of April on. */
class BudgetTest {
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final int TURNS = 2 * 24 * 30;
    private static final String QUEUES = "AWS/SQS";
    private static final String FUNCTIONS = "AWS/Lambda";

    private static final FoundResource FUNCTION = new FoundResource(
            ResourceId.of(REGION, FUNCTIONS, Map.of("FunctionName", "ship")),
            null,
            Map.of(),
            Map.of(),
            List.of("Invocations"));

    private final AccountId id = Examples.accountWithMoment(120);
    private final List<WorkItem> items = new ArrayList<>();
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

    private List<BudgetKept> told() {
        schedule.accountEvents().forEach(event -> events.add((BudgetKept) event));
        return events;
    }

    private void connect(Budget budget) {
        schedule.publish(Examples.account(id, ++revision, choice(budget)));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.found(scan, id, queues(2));
        schedule.saw(scan, id, FUNCTION);
        schedule.finished(scan, id, REGION);
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
        items.add(item);
        schedule.read(item);
    }

    private long spent() {
        return items.stream().mapToLong(ScheduleDriver::statistics).sum();
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

    private static FoundResource[] queues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Examples.queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
    }

    private static Budget budget(long statistics) {
        return new Budget(Price.ofMetrics(statistics), List.of(QUEUES));
    }

    private static CollectionChoice choice(Budget budget) {
        return new CollectionChoice(false, null, null, null, INTERVAL, null, budget);
    }
}
