package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which Regions a scan looks at. */
class ScannedRegionsTest extends ScannerFixture {
    private static final String HONG_KONG = "ap-east-1";

    @BeforeEach
    void fill() {
        put(FRANKFURT, queue("orders"));
        put(VIRGINIA, queue("invoices"));
    }

    @Test
    void aRegionThatIsNotAmongTheChosenIsNeverCalled() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.DENY).inAccount(customer.awsAccount).inRegion(VIRGINIA));

        Outcome outcome = scan(customer.only(IN_FRANKFURT));

        assertThat(outcome.failures()).isEmpty();
        assertThat(seen.lookedAt()).containsExactly(IN_FRANKFURT);
        assertThat(outcome.looked()).containsExactly(IN_FRANKFURT);
    }

    @Test
    void aChosenRegionThatTheAccountHasNotEnabledIsNamed() throws Exception {
        Region hongKong = new Region(HONG_KONG);

        Outcome outcome = scan(customer.only(hongKong, IN_FRANKFURT));

        assertThat(seen.lookedAt()).containsExactly(IN_FRANKFURT);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("not enabled", HONG_KONG));
    }

    @Test
    void aRegionThatAnEarlierAttemptLookedAtIsNotLookedAtAgain() throws Exception {
        Outcome outcome = scan(customer.resumed(IN_FRANKFURT));

        assertThat(seen.lookedAt()).containsExactly(IN_VIRGINIA);
        assertThat(outcome.looked()).containsExactlyInAnyOrder(IN_FRANKFURT, IN_VIRGINIA);
        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void withoutTheListOfRegionsThoseThatEveryAccountHasAreLookedAtAndTheMissingPermissionIsNamed() throws Exception {
        admin.putAccount(
                customer.awsAccount,
                DefaultRegions.of("aws").stream().map(Region::value).toArray(String[]::new));
        customer.forbid("ec2:DescribeRegions");

        Outcome outcome = scan();

        assertThat(seen.metrics()).hasSize(2);
        assertThat(outcome.looked()).hasSameElementsAs(DefaultRegions.of("aws"));
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("ec2:DescribeRegions"));
    }

    @Test
    void anAccountThatHasNotEnabledOurRegionIsAskedInOneThatEveryAccountHas() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.DENY).inAccount(customer.awsAccount).inRegion(HONG_KONG));

        Outcome outcome = scannerAt(HONG_KONG).scan(customer.scanRequest(), seen);

        assertThat(outcome.failures()).isEmpty();
        assertThat(seen.lookedAt()).hasSize(2);
    }

    @Test
    void anAttemptThatTakesTooLongEndsAfterItsRegionAndNamesThoseThatRemain() throws Exception {
        Outcome outcome = scanner.scan(customer.scanRequest(), result -> {
            seen.accept(result);
            if (result instanceof ScanResult.Found) {
                now = now.plus(Duration.ofMinutes(5));
            }
        });

        assertThat(outcome.looked()).hasSize(1);
        assertThat(seen.lookedAt()).isEqualTo(outcome.looked());
        assertThat(outcome.remaining()).hasSize(1).doesNotContainAnyElementsOf(outcome.looked());
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .contains("took too long", outcome.remaining().get(0).value()));
    }

    @Test
    void aRegionWithoutEndIsGivenUpAndLeftToTheNextScan() throws Exception {
        Outcome outcome = scanner.scan(customer.only(IN_FRANKFURT), result -> {
            seen.accept(result);
            now = now.plus(Duration.ofMinutes(20));
        });

        assertThat(seen.lookedAt()).isEmpty();
        assertThat(outcome.remaining()).isEmpty();
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("took too long", FRANKFURT));
    }
}
