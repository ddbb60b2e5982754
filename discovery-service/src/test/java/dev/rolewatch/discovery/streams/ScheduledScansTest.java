package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledScansTest {
    private static final Region OTHER = new Region("us-east-1");

    private final AccountId id = Examples.accountWithMoment(150);
    private ScheduleDriver schedule;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void anAccountIsScannedAtOnceWhenItBecomesActiveAndNotBefore() {
        schedule.publish(account(id, 1, AccountState.VERIFYING));
        assertThat(schedule.scanRequests()).isEmpty();

        schedule.publish(account(id, 2, AccountState.ACTIVE, List.of("Shop")));

        assertThat(schedule.scanRequests()).singleElement().satisfies(request -> {
            assertThat(request.account()).isEqualTo(id);
            assertThat(request.awsAccount().value()).isEqualTo("111122223333");
            assertThat(request.partition()).isEqualTo("aws");
            assertThat(request.customNamespaces()).containsExactly("Shop");
            assertThat(request.at()).isEqualTo(NOON);
        });
    }

    @Test
    void aScanFollowsTheLastOneAfterTheScanInterval() {
        scanned(schedule.connect(id));

        schedule.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(schedule.scanRequests()).isEmpty();
        schedule.pass(Duration.ofSeconds(1));
        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void aScanThatDoesNotFinishIsAskedForAgainLessAndLessOften() {
        String first = schedule.connect(id);

        List<Duration> after = new ArrayList<>();
        for (int minute = 1; minute <= 60; minute++) {
            schedule.pass(Duration.ofMinutes(1));
            for (ScanRequest request : schedule.scanRequests()) {
                assertThat(request.scanId()).isEqualTo(first);
                after.add(Duration.between(NOON, request.at()));
            }
        }

        assertThat(after)
                .containsExactly(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(45),
                        Duration.ofMinutes(60));
    }

    @Test
    void aScanThatSawNoRegionIsRepeatedSoonAndThenLessAndLessOften() {
        schedule.finished(schedule.connect(id), id);

        schedule.pass(Duration.ofMinutes(1));
        ScanRequest second = schedule.scanRequests().get(0);
        schedule.finished(second.scanId(), id);
        schedule.pass(Duration.ofMinutes(1));
        assertThat(schedule.scanRequests()).isEmpty();
        schedule.pass(Duration.ofMinutes(1));
        assertThat(schedule.scanRequests())
                .singleElement()
                .satisfies(third -> assertThat(third.scanId()).isNotEqualTo(second.scanId()));
    }

    @Test
    void anAccountThatIsNoLongerActiveIsNotScannedAndItsLateScanChangesNothing() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queue("orders"));
        schedule.finished(scan, id, REGION);
        schedule.pass(Duration.ofMinutes(15));
        String late = schedule.scanRequests().get(0).scanId();
        schedule.resources();

        schedule.publish(account(id, 2, AccountState.REFUSED));
        schedule.finished(late, id, REGION);
        schedule.pass(Duration.ofHours(1));

        assertThat(schedule.scanRequests()).isEmpty();
        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void anAccountThatIsActiveAgainIsScannedAtOnce() {
        scanned(schedule.connect(id));
        schedule.publish(account(id, 2, AccountState.REFUSED));

        schedule.publish(account(id, 3, AccountState.ACTIVE));

        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void anAccountIsScannedAtOnceForNamespacesThatWereAdded() {
        scanned(schedule.connect(id));

        schedule.publish(account(id, 2, AccountState.ACTIVE, List.of("Shop")));

        assertThat(schedule.scanRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.customNamespaces()).containsExactly("Shop"));
    }

    @Test
    void anOlderRevisionNeverOverridesANewerOne() {
        schedule.connect(id);
        schedule.publish(account(id, 5, AccountState.REFUSED));

        schedule.publish(account(id, 4, AccountState.ACTIVE));
        schedule.pass(Duration.ofHours(1));

        assertThat(schedule.scanRequests()).isEmpty();
    }

    @Test
    void aScanThatIsHeardOfIsNotAskedForAgain() {
        String scan = schedule.connect(id);

        for (int page = 0; page < 20; page++) {
            schedule.pass(Duration.ofMinutes(4));
            schedule.found(scan, id, queue("queue-" + page));
        }
        assertThat(schedule.scanRequests()).isEmpty();

        schedule.pass(Duration.ofMinutes(5));
        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void aScanWhoseScannerDiedIsContinuedWithoutTheRegionsThatItHasLookedAt() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queue("orders"));
        schedule.pass(Duration.ofMinutes(5));

        assertThat(schedule.scanRequests()).singleElement().satisfies(again -> {
            assertThat(again.scanId()).isEqualTo(scan);
            assertThat(again.lookedAt()).containsExactly(REGION);
        });
        schedule.resources();
        schedule.looked(scan, id, OTHER, true);
        schedule.finished(scan, id, REGION, OTHER);
        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void whatOneAttemptSawBeforeItDiedAndWhatTheNextSeesAddUp() {
        String scan = schedule.connect(id);
        schedule.found(scan, id, queue("orders", "NumberOfMessagesSent"));
        schedule.pass(Duration.ofMinutes(5));
        schedule.scanRequests();

        schedule.saw(scan, id, queue("orders", "SentMessageSize"));

        assertThat(schedule.resources())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.value.metrics()).containsExactly("NumberOfMessagesSent", "SentMessageSize"));
    }

    @Test
    void aScanThatHadNoTimeForSomeRegionsIsContinuedAtOnceIfItGotThroughAny() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queue("orders"));

        schedule.tell(id, outOfTime(scan));

        assertThat(schedule.scanRequests()).singleElement().satisfies(again -> {
            assertThat(again.scanId()).isEqualTo(scan);
            assertThat(again.lookedAt()).containsExactly(REGION);
        });
        schedule.tell(id, outOfTime(scan));
        assertThat(schedule.scanRequests()).isEmpty();
        schedule.pass(Duration.ofMinutes(1));
        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void theNextScanBeginsAWhileAfterTheBeginningOfTheLast() {
        String scan = schedule.connect(id);
        schedule.pass(Duration.ofMinutes(4));
        schedule.saw(scan, id, queue("orders"));
        schedule.pass(Duration.ofMinutes(4));
        schedule.finished(scan, id, REGION);

        schedule.pass(Duration.ofMinutes(7).minusSeconds(1));
        assertThat(schedule.scanRequests()).isEmpty();
        schedule.pass(Duration.ofSeconds(1));
        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void anAccountIsScannedAtOnceWhenItsRegionsAreChosen() {
        scanned(schedule.connect(id));

        schedule.publish(account(id, 2, new CollectionChoice(false, List.of(OTHER), null, null, null, null)));

        assertThat(schedule.scanRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.regions()).containsExactly(OTHER));
    }

    private ScanResult outOfTime(String scan) {
        return new ScanResult.Finished(scan, id, schedule.now(), List.of(REGION), List.of(), List.of(OTHER), null);
    }

    private void scanned(String scan) {
        schedule.looked(scan, id);
        schedule.finished(scan, id, REGION);
    }
}
