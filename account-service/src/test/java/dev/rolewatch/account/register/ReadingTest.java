package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.REGION;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.notRead;
import static dev.rolewatch.account.register.Samples.read;
import static dev.rolewatch.account.register.Samples.readWithout;
import static dev.rolewatch.account.register.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.contracts.account.AccountEvent.Denied;
import dev.rolewatch.contracts.account.AccountEvent.Recovered;
import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.AccountEvent.Throttled;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String READING = "cloudwatch:GetMetricData";

    @Test
    void aScanTellsWhatThereIsAndWhatCouldNotBeLookedAt() {
        SortedMap<String, Integer> outside = new TreeMap<>(Map.of("Shop/Checkout", 12));
        SortedMap<String, Integer> requests = new TreeMap<>(Map.of(REGION.value(), 4));
        List<String> failures = List.of("tag:GetResources is denied.");

        RegisteredAccount account =
                active().after(new Scanned(ID, at(5), List.of(REGION), failures, outside, requests));

        assertThat(account.reading().inventory())
                .isEqualTo(new Inventory(0, at(5), failures, List.of(REGION), outside, requests, at(5)));
        assertThat(account.revision()).isEqualTo(active().revision());
    }

    @Test
    void reportsAddUpToWhatReadingHasCost() {
        RegisteredAccount account = active().after(report(ID, at(5), read(4), notRead(NotReadReason.INCOMPLETE, 1)))
                .after(report(ID, at(10), read(4)));

        assertThat(account.reading().usage()).isEqualTo(new Usage(4, new Billed(9, 45), at(10)));
        assertThat(account.reading().usage().billed().usdLow()).isEqualByComparingTo("0.00009");
        assertThat(account.reading().usage().billed().usdHigh()).isEqualByComparingTo("0.00045");
        assertThat(account.revision()).isEqualTo(active().revision());
    }

    @Test
    void aReportThatComesLateDoesNotTurnBackWhenItWasLastRead() {
        RegisteredAccount account = active().after(report(ID, at(10), read(1))).after(report(ID, at(5), read(1)));

        assertThat(account.reading().usage().lastReadAt()).isEqualTo(at(10));
    }

    @Test
    void whatWasNotReadDoesNotCountAsRead() {
        RegisteredAccount account = active().after(report(ID, at(5), notRead(NotReadReason.DENIED, 0)));

        assertThat(account.reading().usage().lastReadAt()).isNull();
    }

    @Test
    void aReadingThatIsDeniedIsAProblemUntilItWorksAgain() {
        RegisteredAccount denied = active().after(report(ID, at(5), read(1), notRead(NotReadReason.DENIED, 0)));

        assertThat(denied.problem())
                .get()
                .extracting(Problem::reason, Problem::detail)
                .containsExactly("DENIED", "eu-central-1, cloudwatch:GetMetricData: It was DENIED.");
        assertThat(NextStep.of(denied, at(9))).contains("permissionsPolicy", READING);
        assertThat(denied.after(report(ID, at(4), read(1))).problem()).isPresent();
        assertThat(denied.after(report(ID, at(6), read(1))).problem()).isEmpty();
        assertThat(denied.after(new Recovered(ID, at(6), REGION, READING)).problem())
                .isEmpty();
    }

    @Test
    void theWorstOfAReportIsShown() {
        RegisteredAccount account = active().after(report(
                ID,
                at(5),
                notRead(NotReadReason.THROTTLED, 0),
                notRead(NotReadReason.NO_SESSION, 0),
                notRead(NotReadReason.UNREACHABLE, 0)));

        assertThat(account.problem()).get().extracting(Problem::reason).isEqualTo("NO_SESSION");
    }

    @Test
    void beingThrottledIsAWarningAndNoProblem() {
        RegisteredAccount account = active().after(new Throttled(ID, at(5), REGION, READING));

        assertThat(account.problem()).isEmpty();
        assertThat(account.warnings())
                .singleElement()
                .asString()
                .startsWith("eu-central-1, cloudwatch:GetMetricData: ");
        assertThat(account.after(new Recovered(ID, at(6), REGION, READING)).warnings())
                .isEmpty();
    }

    @Test
    void eachRegionAndActionRecoversByItself() {
        Region elsewhere = new Region("us-east-1");
        RegisteredAccount account = active().after(new Denied(ID, at(5), REGION, "tag:GetResources", "no"))
                .after(new Denied(ID, at(5), elsewhere, "tag:GetResources", "no"))
                .after(new Denied(ID, at(6), elsewhere, "tag:GetResources", "still no"))
                .after(new Recovered(ID, at(7), REGION, "tag:GetResources"))
                .after(new Recovered(ID, at(7), elsewhere, READING));

        assertThat(account.warnings()).containsExactly("us-east-1, tag:GetResources: still no");
    }

    @Test
    void aScanForgetsWhatWasNotSeenForAnHour() {
        RegisteredAccount account = active().after(report(ID, at(5), notRead(NotReadReason.DENIED, 0)))
                .after(scanned(at(65)));

        assertThat(account.problem()).isPresent();
        assertThat(account.after(scanned(at(66))).problem()).isEmpty();
        assertThat(account.after(report(ID, at(60), notRead(NotReadReason.DENIED, 0)))
                        .after(scanned(at(66)))
                        .problem())
                .isPresent();
    }

    @Test
    void whatWasReadInTheSameMomentDoesNotHideWhatWasNot() {
        RegisteredAccount account = active().after(report(ID, at(5), notRead(NotReadReason.DENIED, 0)))
                .after(report(ID, at(5), notRead(NotReadReason.THROTTLED, 0)))
                .after(report(ID, at(5), read(4)))
                .after(report(ID, at(5).plusNanos(789), read(4)))
                .after(new Throttled(ID, at(5), REGION, READING))
                .after(new Recovered(ID, at(5), REGION, READING));

        assertThat(account.warnings()).containsExactly("eu-central-1, cloudwatch:GetMetricData: It was DENIED.");
    }

    @Test
    void metricsThatCloudWatchDoesNotGiveOutAreWarnedOfForADay() {
        RegisteredAccount account = active().after(report(ID, at(5), readWithout("Shop", "A", "B", "C", "D", "E")))
                .after(report(ID, at(10), read(1)))
                .after(scanned(at(5 + 24 * 60)));

        assertThat(account.problem()).isEmpty();
        assertThat(account.warnings())
                .containsExactly(
                        "eu-central-1, cloudwatch:GetMetricData of Shop: CloudWatch does not give out A, B, C and"
                                + " 2 more; the other metrics are read. It said no.");
        assertThat(account.after(scanned(at(6 + 25 * 60))).warnings()).isEmpty();
    }

    @Test
    void howManyNamespacesAreWarnedOfIsBoundedAndHidesNoProblem() {
        RegisteredAccount account = active();
        for (int i = 0; i < 30; i++) {
            account = account.after(report(ID, at(5), readWithout("Shop " + i, "A")));
        }

        assertThat(account.warnings()).hasSize(20);
        assertThat(account.after(report(ID, at(6), readWithout("Shop 0", "B"))).warnings())
                .hasSize(20)
                .anyMatch(warning -> warning.contains(" give out B;"));
        assertThat(account.after(report(ID, at(6), notRead(NotReadReason.DENIED, 0)))
                        .problem())
                .isPresent();
    }

    @Test
    void aNewRoleStartsWithoutTheTroublesOfTheOld() {
        RegisteredAccount account = active().after(new Denied(ID, at(5), REGION, READING, "no"));

        assertThat(account.giveRole(Samples.ROLE, at(6)).warnings()).isEmpty();
    }

    @Test
    void newsWithoutATimeIsRefused() {
        assertThatThrownBy(() -> active().after(new Recovered(ID, null, REGION, READING)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("at");
    }

    /** A scan that looked at no Region whole, as one that was itself denied. */
    private static Scanned scanned(Instant at) {
        return new Scanned(ID, at, List.of(), List.of(), new TreeMap<>(), new TreeMap<>());
    }
}
