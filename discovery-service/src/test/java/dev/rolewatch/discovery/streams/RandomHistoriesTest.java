package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two days of a resource whose metrics speak and fall silent, with collectors that are slow, fail, or never report, an
 * owner who changes the interval, and processes that are replaced. Whatever happens, no time of any metric is left out.
 */
class RandomHistoriesTest {
    private static final Duration LENGTH = Duration.ofHours(48);
    private static final ResourceId WEB = ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-web"));
    private static final List<String> METRICS =
            List.of("CPUUtilization", "NetworkIn", "CPUCreditBalance", "StatusCheckFailed", "StatusCheckFailed_System");

    private static final List<Integer> INTERVALS = List.of(1, 5, 7, 15, 60);

    private final AccountId id = Examples.accountWithMoment(150);
    private final Map<String, Instant> readThrough = new HashMap<>();
    private final Map<String, Instant> speaksUntil = new HashMap<>();
    private final Map<String, Instant> silentUntil = new HashMap<>();
    private final List<Sent> underWay = new ArrayList<>();
    private final Map<Duration, Instant> outstanding = new HashMap<>();
    private int asked;

    private record Sent(WorkItem item, Instant reportedAt, boolean fails) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTimeOfAnyMetricIsLeftOut(long seed, @TempDir Path folder) throws IOException {
        Random random = new Random(seed);
        ScheduleDriver schedule = new ScheduleDriver(Files.createDirectory(folder.resolve("0")));
        try {
            String scan = schedule.connect(id);
            schedule.saw(scan, id, new FoundResource(WEB, null, null, null, METRICS));
            schedule.finished(scan, id, REGION);
            for (int minute = 1; minute <= LENGTH.toMinutes(); minute++) {
                collect(schedule, random);
                if (random.nextInt(300) == 0) {
                    schedule.publish(
                            account(id, 1 + minute, interval(INTERVALS.get(random.nextInt(INTERVALS.size())))));
                }
                if (random.nextInt(200) == 0) {
                    ScheduleDriver next = schedule.restarted(
                            Files.createDirectory(folder.resolve("" + minute)), ScheduleDriver.RHYTHM);
                    schedule.close();
                    schedule = next;
                }
                for (int tick = 0; tick < 4; tick++) {
                    schedule.leap(Duration.ofSeconds(15));
                }
            }
            assertThat(asked).isGreaterThan(100);
            for (String metric : METRICS) {
                assertThat(readThrough.get(metric)).isAfter(NOON.plus(LENGTH.minusHours(12)));
            }
        } finally {
            schedule.close();
        }
    }

    private void collect(ScheduleDriver schedule, Random random) {
        Instant now = schedule.now();
        for (WorkItem item : schedule.workItems()) {
            asked++;
            assertNothingIsLeftOut(item);
            assertNoneIsOutstanding(item);
            outstanding.put(item.cadence(), now);
            int minutes = random.nextInt(10) == 0 ? random.nextInt(90) : random.nextInt(3);
            if (random.nextInt(12) > 0) {
                underWay.add(new Sent(item, now.plus(Duration.ofMinutes(minutes)), random.nextInt(8) == 0));
            }
        }
        for (Sent sent : List.copyOf(underWay)) {
            if (!sent.reportedAt().isAfter(now)) {
                underWay.remove(sent);
                report(schedule, sent, random);
            }
        }
    }

    private void report(ScheduleDriver schedule, Sent sent, Random random) {
        WorkItem item = sent.item();
        outstanding.remove(item.cadence());
        if (sent.fails()) {
            schedule.notRead(item);
            return;
        }
        item.metrics()
                .forEach(
                        metric -> readThrough.merge(metric.name(), item.window().to(), (a, b) -> a.isAfter(b) ? a : b));
        schedule.read(
                item,
                item.metrics().stream()
                        .map(MetricToRead::name)
                        .filter(metric -> isSilent(metric, item, random))
                        .toArray(String[]::new));
    }

    /** Metrics speak for some hours and are silent for some, each in its own rhythm. */
    private boolean isSilent(String metric, WorkItem item, Random random) {
        Instant end = item.window().to();
        if (!silentUntil.getOrDefault(metric, NOON).isAfter(end)) {
            speaksUntil.put(metric, end.plus(Duration.ofMinutes(random.nextInt(240))));
            silentUntil.put(metric, speaksUntil.get(metric).plus(Duration.ofMinutes(random.nextInt(900))));
        }
        return speaksUntil.get(metric).isBefore(item.window().from());
    }

    private void assertNothingIsLeftOut(WorkItem item) {
        for (MetricToRead metric : item.metrics()) {
            Instant through = readThrough.get(metric.name());
            if (through != null) {
                assertThat(item.window().from())
                        .as("%s is read from where it was read through", metric.name())
                        .isBeforeOrEqualTo(through);
            }
        }
    }

    /** An item is issued again only when the last of its cadence was not reported for a while. */
    private void assertNoneIsOutstanding(WorkItem item) {
        Instant before = outstanding.get(item.cadence());
        if (before != null) {
            assertThat(Duration.between(before, item.issuedAt())).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
        }
    }

    private static CollectionChoice interval(int minutes) {
        return new CollectionChoice(
                false, List.of(), List.of(), new TreeMap<>(), Duration.ofMinutes(minutes), Statistics.ALL);
    }
}
