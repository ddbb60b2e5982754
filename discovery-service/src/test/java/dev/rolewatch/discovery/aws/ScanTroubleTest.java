package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What a scan does where AWS denies, throttles or does not answer. */
class ScanTroubleTest extends ScannerFixture {
    private static final DescribedKind INSTANCES = new DescribedKind("AWS/EC2", new TreeSet<>(Set.of("InstanceId")));
    private static final DescribedKind TOPICS = new DescribedKind("AWS/SNS", new TreeSet<>(Set.of("TopicName")));
    private static final DescribedKind FUNCTIONS =
            new DescribedKind("AWS/Lambda", new TreeSet<>(Set.of("FunctionName")));

    @BeforeEach
    void fill() {
        put(FRANKFURT, queue("orders"));
    }

    @Test
    void aTaggingApiThatIsDeniedLeavesTheTagsUnknownAndIsNamedOnce() throws Exception {
        customer.forbid("tag:GetResources");

        Outcome outcome = scan();

        assertThat(seen.looked(IN_FRANKFURT).tagsKnown()).isFalse();
        assertThat(seen.metrics()).hasSize(1);
        assertThat(outcome.looked()).contains(IN_FRANKFURT, IN_VIRGINIA);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).contains("tag:GetResources", FRANKFURT, VIRGINIA, "permissions policy"));
    }

    @Test
    void aDescribeCallThatIsDeniedIsNoAuthorityOnWhatExists() throws Exception {
        customer.forbid("ec2:DescribeInstances");

        Outcome outcome = scan();

        assertThat(seen.looked(IN_FRANKFURT).described()).contains(TOPICS).doesNotContain(INSTANCES);
        assertThat(outcome.looked()).contains(IN_FRANKFURT, IN_VIRGINIA);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("ec2:DescribeInstances", "permissions policy"));
    }

    @Test
    void aDescribeCallThatFailsForAWhileCostsNothingButItsOwnKind() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.UNAVAILABLE)
                .inAccount(customer.awsAccount)
                .inRegion(FRANKFURT)
                .onApi("DescribeInstances"));

        Outcome outcome = scan();

        assertThat(seen.looked(IN_FRANKFURT).described()).contains(TOPICS).doesNotContain(INSTANCES);
        assertThat(seen.looked(IN_VIRGINIA).described()).contains(TOPICS, INSTANCES);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("ec2:DescribeInstances", FRANKFURT));
    }

    @Test
    void nobodyIsTroubledWhereListingFunctionsIsNotAllowed() throws Exception {
        customer.forbid("lambda:ListFunctions");

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(seen.looked(IN_FRANKFURT).described()).doesNotContain(FUNCTIONS);
        assertThat(sessions.assumed).hasValue(1);
        assertThat(admin.bill(customer.awsAccount).api("ListFunctions").denied())
                .isEqualTo(1);
    }

    @Test
    void aCallThatIsDeniedInTwoRegionsIsNotTriedInEveryOther() throws Exception {
        admin.putAccount(customer.awsAccount, FRANKFURT, VIRGINIA, "eu-west-1", "eu-west-2");
        customer.forbid("ec2:DescribeInstances");

        scan();

        assertThat(seen.lookedAt()).hasSize(4);
        assertThat(seen.results).isNotEmpty();
        // Once more than in two Regions: the first denial is not believed before another session is denied too.
        assertThat(admin.bill(customer.awsAccount).api("DescribeInstances").denied())
                .isEqualTo(3);
    }

    @Test
    void aDenialCostsOneOtherSessionPerScanWhichIsKept() throws Exception {
        customer.forbid("tag:GetResources", "ec2:DescribeInstances");

        assertThat(scan().failures()).hasSize(2);
        AwsSessionCredentials second = sessions.sessionOf(customer.id, new AwsAccountId(customer.awsAccount));

        assertThat(sessions.assumed).hasValue(2);
        assertThat(sessions.dropped).doesNotContain(second).hasSize(1);
    }

    @Test
    void aRegionWhoseMetricsAreNotToldDoesNotCountAsLookedAt() throws Exception {
        put(VIRGINIA, queue("invoices"));
        admin.addFault(Fault.of(Fault.Kind.UNAVAILABLE)
                .inAccount(customer.awsAccount)
                .inRegion(FRANKFURT)
                .onApi("ListMetrics"));

        Outcome outcome = scan();

        assertThat(seen.lookedAt()).containsExactly(IN_VIRGINIA);
        assertThat(outcome.looked()).containsExactly(IN_VIRGINIA);
        assertThat(outcome.remaining()).isEmpty();
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("cloudwatch:ListMetrics", FRANKFURT));
    }

    @Test
    void aThrottledCallIsRepeated() throws Exception {
        admin.addFault(Fault.of(Fault.Kind.THROTTLE)
                .inAccount(customer.awsAccount)
                .onApi("ListMetrics")
                .times(2));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(seen.metrics()).hasSize(1);
    }

    @Test
    void aSessionThatWasRevokedIsReplacedByAnother() throws Exception {
        scan();
        // AWS denies what was issued before the revocation, to the second.
        admin.shiftClock(Duration.ofSeconds(2));
        customer.revokeSessions();
        admin.shiftClock(Duration.ofSeconds(2));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.looked()).hasSize(2);
    }

    @Test
    void whatNobodyThoughtOfCostsOneStepOfOneRegionAndIsTold() throws Exception {
        put(
                FRANKFURT,
                queue("orders").withArn("arn:aws:sqs:eu-central-1:1:orders").withTags(Map.of("team", "shop")));

        Outcome outcome = scanner.scan(customer.scanRequest(), result -> {
            seen.accept(result);
            if (result instanceof ScanResult.Tagged) {
                throw new IllegalStateException("a value that nobody thought of");
            }
        });

        assertThat(outcome.looked()).containsExactlyInAnyOrder(IN_FRANKFURT, IN_VIRGINIA);
        assertThat(seen.looked(IN_FRANKFURT).tagsKnown()).isFalse();
        assertThat(seen.looked(IN_FRANKFURT).described()).contains(INSTANCES);
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("tag:GetResources", FRANKFURT, "operator"));
    }

    @Test
    void aScanThatAFaultOfOursEndsIsToldWithWhatItLookedAt() throws Exception {
        Outcome outcome = scanner.scan(customer.scanRequest(), result -> {
            if (result instanceof ScanResult.Looked && !seen.lookedAt().isEmpty()) {
                throw new IllegalStateException("a fault of ours");
            }
            seen.accept(result);
        });

        assertThat(outcome.looked()).hasSize(1).isEqualTo(seen.lookedAt());
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("operator"));
    }
}
