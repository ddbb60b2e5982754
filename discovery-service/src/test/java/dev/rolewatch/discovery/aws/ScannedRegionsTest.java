package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.discovery.aws.describe.Describers;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
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
    void aChosenRegionThatDoesNotExistIsNamedAndTheOthersAreLookedAt() throws Exception {
        Region mistyped = new Region("eu-centrall-1");
        admin.addFault(Fault.of(Fault.Kind.CUT).inAccount(customer.awsAccount).inRegion(mistyped.value()));

        Outcome outcome = scan(customer.only(mistyped, IN_FRANKFURT));

        assertThat(seen.lookedAt()).containsExactly(IN_FRANKFURT);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("has no Region", mistyped.value()));
    }

    @Test
    void aChosenRegionOfAnotherPartitionIsNamedAndNotCalled() throws Exception {
        Region beijing = new Region("cn-north-1");
        admin.addFault(Fault.of(Fault.Kind.CUT).inAccount(customer.awsAccount).inRegion(beijing.value()));

        Outcome outcome = scan(customer.only(beijing));

        assertThat(seen.lookedAt()).isEmpty();
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("has no Region", beijing.value()));
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
    void aRegionOfOursThatDoesNotAnswerLeavesAnotherToBeAsked() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.UNAVAILABLE)
                .inAccount(customer.awsAccount)
                .inRegion(HONG_KONG)
                .onApi("DescribeRegions"));

        Outcome outcome = scannerAt(HONG_KONG).scan(customer.scanRequest(), seen);

        assertThat(outcome.failures()).isEmpty();
        assertThat(seen.lookedAt()).hasSize(2);
    }

    @Test
    void aChosenRegionThatDoesNotAnswerLeavesTheOthersToBeLookedAt() throws Exception {
        admin.addFault(
                Fault.of(Fault.Kind.UNAVAILABLE).inAccount(customer.awsAccount).inRegion(VIRGINIA));

        Outcome outcome = scan(customer.only(IN_VIRGINIA, IN_FRANKFURT));

        assertThat(seen.lookedAt()).containsExactly(IN_FRANKFURT);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("cloudwatch:ListMetrics", VIRGINIA));
    }

    @Test
    void aChosenRegionThatDoesNotExistIsNamed() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.UNAVAILABLE).inRegion("eu-nowhere-1"));

        Outcome outcome = scan(customer.only(new Region("eu-nowhere-1"), IN_FRANKFURT));

        assertThat(seen.lookedAt()).containsExactly(IN_FRANKFURT);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("eu-nowhere-1", "chosen"));
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
    void aRegionWhosePagesComeSlowlyIsLookedAtWhole() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.many(
                        "queue",
                        4_000,
                        "AWS/SQS",
                        Map.of("QueueName", "queue-{i}"),
                        SINCE,
                        MetricDefinition.every(60, "NumberOfMessagesSent", "Count")));

        Outcome outcome = scanner.scan(customer.only(IN_FRANKFURT), result -> {
            seen.accept(result);
            now = now.plus(Duration.ofMinutes(3));
        });

        assertThat(seen.results).hasSizeGreaterThan(10);
        assertThat(seen.looked(IN_FRANKFURT).described()).hasSameElementsAs(everyKind());
        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void regionsAreLookedAtSideBySideEachInItsOwnOrder() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);

        Outcome outcome = scannerAt(VIRGINIA, 1).scan(customer.scanRequest(), result -> {
            seen.accept(result);
            if (result instanceof ScanResult.Found found && found.source() == Source.METRICS) {
                meet(both);
            }
        });

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.looked()).containsExactlyInAnyOrder(IN_FRANKFURT, IN_VIRGINIA);
        for (Region region : outcome.looked()) {
            assertThat(seen.results)
                    .filteredOn(result -> region.equals(regionOf(result)))
                    .extracting(Object::getClass)
                    .hasSize(3)
                    .last()
                    .isEqualTo(ScanResult.Looked.class);
        }
    }

    /** Only two who are there at the same time get past this. */
    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("nobody else looks at a Region", e);
        }
    }

    private static Region regionOf(ScanResult result) {
        if (result instanceof ScanResult.Found found) {
            return found.region();
        }
        return result instanceof ScanResult.Looked looked ? looked.region() : null;
    }

    private static List<DescribedKind> everyKind() {
        return Describers.all().stream()
                .flatMap(describer -> describer.kinds().stream())
                .toList();
    }

    @Test
    void aRegionWithoutEndIsGivenUpAndLeftToTheNextScan() throws Exception {
        Outcome outcome = scanner.scan(customer.only(IN_FRANKFURT), result -> {
            seen.accept(result);
            now = now.plus(Duration.ofHours(1));
        });

        assertThat(seen.lookedAt()).isEmpty();
        assertThat(outcome.remaining()).isEmpty();
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("took too long", FRANKFURT));
    }
}
