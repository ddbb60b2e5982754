package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a collector gets in a day's usual five minutes: instances of EC2 with points of a minute, each read three times. */
final class Workload {
    static final int ITEMS = 2_000;
    static final int STATISTICS = 4;
    /** Five new points, and ten that may still have changed. */
    static final int POINTS = 15;

    static final int NEW_POINTS = 5;
    static final int METRICS = 5;
    static final int SERIES = ITEMS * METRICS;
    /** How many series fill the 500 queries of a call. */
    static final int SERIES_PER_CALL = 500 / STATISTICS;

    static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    static final Duration CYCLE = Duration.ofMinutes(NEW_POINTS);

    private static final Region REGION = new Region("eu-central-1");
    private static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("111122223333");
    private static final AccountId ACCOUNT = AccountId.of("0d4f6f0e-5d5e-4f43-9d6f-2f8f5b1c7a01");
    static final List<MetricToRead> METRICS_TO_READ = Stream.of(
                    "CPUUtilization", "NetworkIn", "NetworkOut", "EBSReadBytes", "StatusCheckFailed_Instance")
            .map(name -> new MetricToRead(name, "Percent", Duration.ofMinutes(1), Point.FOUR))
            .toList();

    private Workload() {}

    static List<TakenItem> batch() {
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> new TakenItem(item(i), 0))
                .toList();
    }

    static WorkItem item(int number) {
        String instance = String.format("i-%017x", 0x9e3779b97f4a7c15L * number >>> 4);
        return new WorkItem(
                ACCOUNT + "/" + instance + "/" + NOW,
                ACCOUNT,
                TenantId.DEFAULT,
                AWS_ACCOUNT,
                ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", instance)),
                "arn:aws:ec2:" + REGION + ":" + AWS_ACCOUNT + ":instance/" + instance,
                new TreeMap<>(Map.of("Name", "web-" + number, "team", "payments", "env", "production")),
                CYCLE,
                window(0),
                METRICS_TO_READ,
                NOW,
                Shard.WHOLE);
    }

    /** The window of that cycle, which holds {@link #POINTS} points. */
    static Window window(int cycle) {
        Instant to = NOW.plus(CYCLE.multipliedBy(cycle));
        return new Window(to.minus(Duration.ofMinutes(POINTS)), to);
    }

    /** The times of the points in that cycle's window. */
    static List<Instant> times(int cycle) {
        return IntStream.range(0, POINTS)
                .mapToObj(minute -> window(cycle).from().plus(Duration.ofMinutes(minute)))
                .toList();
    }

    /** A value that CloudWatch would give: not a round one, and another at each time. */
    static double value(int series, Instant time, int statistic) {
        long bits = series * 31L + time.getEpochSecond() * 17 + statistic;
        return (bits * 0x9e3779b97f4a7c15L >>> 20) / 1e9;
    }
}
