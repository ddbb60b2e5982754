package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was stored before the metrics were a part of the resource, by a process that was down for two days. */
class UpgradeTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Instant READ_THROUGH = NOON.minus(Duration.ofDays(2));

    private final AccountId id = Examples.accountWithMoment(150);
    private final String key = Resource.key(id, queue("orders").id());
    private ScheduleDriver former;

    @BeforeEach
    void store(@TempDir Path stateDir) {
        former = new ScheduleDriver(stateDir);
        former.connect(id);
        former.store("inventory", key, """
                {"resource":{"account":"%s","tenant":"acme","awsAccount":"111122223333",
                   "id":{"region":"eu-central-1","namespace":"AWS/SQS","dimensions":{"QueueName":"orders"}},
                   "arn":"arn:aws:sqs:eu-central-1:111122223333:orders","name":"orders","tags":{"team":"checkout"},
                   "metadata":{},"firstSeen":"2026-03-01T00:00:00Z","lastSeen":"2026-03-01T00:00:00Z"},
                 "metrics":["NumberOfMessagesSent"],"unlisted":{},"gone":false,"scanId":"scan-1"}
                """.formatted(id));
        former.store("progress", key, """
                {"byCadence":{"PT5M":{"type":"idle","collectedThrough":"%s"}}}
                """.formatted(READ_THROUGH));
    }

    @AfterEach
    void stop() {
        former.close();
    }

    @Test
    void itIsReadFromWhereItsCollectionStopped(@TempDir Path stateDir) {
        try (ScheduleDriver schedule = former.restarted(stateDir, ScheduleDriver.RHYTHM)) {
            schedule.pass(INTERVAL);

            assertThat(schedule.progress(key).of(INTERVAL))
                    .hasValueSatisfying(
                            progress -> assertThat(progress.collectedThrough()).isEqualTo(READ_THROUGH));
            assertThat(schedule.workItems()).singleElement().satisfies(item -> {
                assertThat(item.metrics()).extracting(MetricToRead::name).containsExactly("NumberOfMessagesSent");
                assertThat(item.window().from()).isBeforeOrEqualTo(READ_THROUGH);
            });
        }
    }

    @Test
    void theProgressOfWhatHasNothingToReadStaysAsItIs(@TempDir Path stateDir) {
        former.store("inventory", key, former.stored("inventory", key).replace("\"NumberOfMessagesSent\"", ""));
        ResourceProgress before = former.progress(key);

        try (ScheduleDriver schedule = former.restarted(stateDir, ScheduleDriver.RHYTHM)) {
            schedule.pass(INTERVAL);

            assertThat(schedule.progress(key)).isEqualTo(before);
            assertThat(schedule.workItems()).isEmpty();
        }
    }
}
