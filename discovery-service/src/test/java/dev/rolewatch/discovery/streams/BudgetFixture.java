package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two queues and a function that are read every half an hour, from the first of April on. */
abstract class BudgetFixture {
    static final YearMonth APRIL = YearMonth.of(2026, 4);
    static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");
    static final Duration INTERVAL = Duration.ofMinutes(30);
    static final int TURNS = 2 * 24 * 30;
    static final String QUEUES = "AWS/SQS";
    static final String FUNCTIONS = "AWS/Lambda";

    static final FoundResource FUNCTION = new FoundResource(
            ResourceId.of(REGION, FUNCTIONS, Map.of("FunctionName", "ship")),
            null,
            Map.of(),
            Map.of(),
            List.of("Invocations"));

    final AccountId id = Examples.accountWithMoment(120);
    final List<WorkItem> items = new ArrayList<>();
    final List<BudgetKept> events = new ArrayList<>();
    ScheduleDriver schedule;
    long perTurn;
    long revision;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
        schedule.leap(Duration.between(schedule.now(), BEGIN));
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    List<BudgetKept> told() {
        schedule.accountEvents().forEach(event -> events.add((BudgetKept) event));
        return events;
    }

    void connect(Budget budget) {
        schedule.publish(Examples.account(id, ++revision, choice(budget)));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.found(scan, id, queues(2));
        schedule.saw(scan, id, FUNCTION);
        schedule.finished(scan, id, REGION);
        List<WorkItem> first = schedule.workItems();
        perTurn = first.stream().mapToLong(ScheduleDriver::statistics).sum();
        first.forEach(this::read);
    }

    void choose(Budget budget) {
        schedule.publish(Examples.account(id, ++revision, choice(budget)));
    }

    void readUntil(Instant end) {
        while (schedule.now().isBefore(end)) {
            itemsAfter(INTERVAL).forEach(this::read);
        }
    }

    List<WorkItem> itemsAfter(Duration time) {
        schedule.tick(time);
        return schedule.workItems();
    }

    void read(WorkItem item) {
        items.add(item);
        schedule.read(item);
    }

    long spent() {
        return items.stream().mapToLong(ScheduleDriver::statistics).sum();
    }

    static FoundResource[] queues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Examples.queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
    }

    static Budget budget(long statistics) {
        return new Budget(Price.ofMetrics(statistics), List.of(QUEUES));
    }

    static CollectionChoice choice(Budget budget) {
        return new CollectionChoice(false, null, null, null, INTERVAL, null, budget);
    }
}
