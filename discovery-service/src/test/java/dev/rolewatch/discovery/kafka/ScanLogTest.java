package dev.rolewatch.discovery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.discovery.kafka.ScanLog.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScanLogTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Region FRANKFURT = new Region("eu-central-1");
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));

    private final ScanLog log = new ScanLog();

    @Test
    void aRequestThatWaitedWhileItsScanRanAndFinishedIsNotFollowed() {
        log.begin(request("scan-1", 0));
        assertThat(log.begin(request("scan-1", 5))).isEqualTo(Standing.RUNNING);

        finish("scan-1", 7);

        assertThat(log.begin(request("scan-1", 5))).isEqualTo(Standing.FINISHED);
    }

    @Test
    void aScanThatIsAskedForAfterItFinishedRunsAgainForItsResultsDidNotArrive() {
        log.begin(request("scan-1", 0));
        finish("scan-1", 3);

        assertThat(log.begin(request("scan-1", 5))).isEqualTo(Standing.NEW);
    }

    @Test
    void aScanThatFailedRunsAgain() {
        log.begin(request("scan-1", 0));
        log.ended("scan-1");

        assertThat(log.begin(request("scan-1", 0))).isEqualTo(Standing.NEW);
    }

    @Test
    void anotherScanOfTheSameAccountDoesNotWaitForTheOneThatRuns() {
        log.begin(request("of the old role", 0));

        assertThat(log.begin(request("of the new role", 1))).isEqualTo(Standing.NEW);
    }

    @Test
    void anAttemptThatHadNoTimeForAllIsFollowedAtOnceByOneForTheRestWhateverTheClocksSay() {
        log.begin(request("scan-1", 0));
        finish("scan-1", 7, FRANKFURT);

        assertThat(log.begin(request("scan-1", 6))).isEqualTo(Standing.FINISHED);
        assertThat(log.begin(request("scan-1", 6, FRANKFURT))).isEqualTo(Standing.NEW);
    }

    private void finish(String scanId, int minute, Region... looked) {
        log.finished(scanId, NOON.plus(Duration.ofMinutes(minute)), List.of(looked));
        log.ended(scanId);
    }

    private static ScanRequest request(String scanId, int minute, Region... lookedAt) {
        return new ScanRequest(
                scanId,
                ACCOUNT,
                new AwsAccountId("111122223333"),
                "aws",
                List.of(),
                NOON.plus(Duration.ofMinutes(minute)),
                List.of(),
                List.of(lookedAt));
    }
}
