package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Through the SDK's client, which speaks awsQuery with STS. */
class StsTest {
    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void theExternalIdOpensTheRoleAndTheSessionNamesIt() {
        var customer = new Customer(simulator, role -> role.atPath("/vendors/"));

        var assumed = customer.assume(request -> request.durationSeconds(900));
        var identity = customer.clients().sts(Clients.of(assumed.credentials())).getCallerIdentity();

        String sessionArn = "arn:aws:sts::" + customer.account + ":assumed-role/RolewatchReader/rolewatch";
        assertThat(customer.roleArn).endsWith(":role/vendors/RolewatchReader");
        assertThat(assumed.assumedRoleUser().arn()).isEqualTo(sessionArn);
        assertThat(assumed.credentials().expiration())
                .isBetween(Instant.now().plusSeconds(880), Instant.now().plusSeconds(901));
        assertThat(identity.arn()).isEqualTo(sessionArn);
        assertThat(identity.account()).isEqualTo(customer.account);
        assertThat(identity.userId()).isEqualTo(assumed.assumedRoleUser().assumedRoleId());
    }

    @Test
    void withoutTheExternalIdOrWithAnotherOneTheRoleStaysClosed() {
        var customer = new Customer(simulator);

        assertThat(refusal(customer, request -> request.externalId(null))).satisfies(StsTest::isAccessDenied);
        assertThat(refusal(customer, request -> request.externalId("guessed"))).satisfies(StsTest::isAccessDenied);
        assertThat(refusal(customer, request -> request.roleArn(customer.roleArn.toLowerCase())))
                .satisfies(StsTest::isAccessDenied);
        assertThat(refusal(customer, request -> request.roleArn("arn:aws:iam::" + customer.account + ":role/Unknown")))
                .satisfies(StsTest::isAccessDenied);
    }

    @Test
    void aDeletedRoleIsRefusedLikeAnUnknownOne() {
        var customer = new Customer(simulator);
        var session = customer.session();

        customer.admin().deleteRole(customer.account, Customer.ROLE);

        assertThat(refusal(customer, request -> {})).satisfies(StsTest::isAccessDenied);
        assertThatThrownBy(() -> customer.clients().sts(session).getCallerIdentity())
                .hasMessageContaining("The security token included in the request is invalid");
    }

    @Test
    void aSessionLastsNoLongerThanTheRoleAllowsAndAChainedOneAnHour() {
        String readerOfAll = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}}""";
        var customer = new Customer(simulator, role -> role.withMaxSession(Duration.ofHours(2)));
        simulator
                .admin()
                .putRole(
                        AwsSimulator.VENDOR_ACCOUNT,
                        RoleDefinition.trusting("Collector", trustOfVendor()).withPolicy("assume", readerOfAll));
        var chained = Clients.of(customer.clients()
                .sts(Clients.VENDOR)
                .assumeRole(request -> request.roleArn("arn:aws:iam::999988887777:role/Collector")
                        .roleSessionName("chained"))
                .credentials());

        assertThat(customer.assume(request -> request.durationSeconds(7200)).credentials())
                .isNotNull();
        assertThat(refusal(customer, request -> request.durationSeconds(7201))
                        .awsErrorDetails()
                        .errorMessage())
                .isEqualTo("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        assertThat(refusal(customer, request -> request.durationSeconds(899))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("ValidationError");
        assertThat(assumeFrom(chained, customer, 3600)).isNull();
        assertThat(assumeFrom(chained, customer, 3601).awsErrorDetails().errorMessage())
                .isEqualTo("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                        + " chaining.");
    }

    @Test
    void callersThatAreUnknownOrSignBadlyOrHaveExpiredAreToldSo() {
        var customer = new Customer(simulator);
        var session = customer.session();
        var unknown = AwsBasicCredentials.create("AKIAUNKNOWN000000000", "secret");
        var wrongSecret = AwsBasicCredentials.create(AwsSimulator.VENDOR_ACCESS_KEY_ID, "wrong");

        assertThat(identityRefusal(customer, unknown)).isEqualTo("InvalidClientTokenId 403");
        assertThat(identityRefusal(customer, wrongSecret)).isEqualTo("SignatureDoesNotMatch 403");
        try (var other = AwsSimulator.start(0)) {
            var there = new Customer(other);
            var expiring = there.session();
            other.admin().shiftClock(Duration.ofMinutes(61));
            assertThat(identityRefusal(there, expiring)).isEqualTo("ExpiredToken 403");
            assertThat(identityRefusal(there, session)).isEqualTo("InvalidClientTokenId 403");
        }
    }

    @Test
    void aMalformedSessionPolicyIsRefused() {
        var customer = new Customer(simulator);

        assertThat(refusal(customer, request -> request.policy("{}"))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("MalformedPolicyDocument");
    }

    @Test
    void aRegionThatTheRolesAccountHasNotEnabledIsDisabledForIt() {
        var customer = new Customer(simulator);
        var elsewhere = new Clients(simulator.endpoint(), "ap-south-1").sts(Clients.VENDOR);

        assertThatThrownBy(() -> elsewhere.assumeRole(request -> request.roleArn(customer.roleArn)
                        .roleSessionName("rolewatch")
                        .externalId(Customer.EXTERNAL_ID)))
                .isInstanceOf(RegionDisabledException.class);
    }

    @Test
    void aFaultOnACustomersAccountHitsTheVendorsAttemptToEnterIt() {
        var customer = new Customer(simulator);
        simulator
                .admin()
                .addFault(Fault.of(Fault.Kind.THROTTLE)
                        .inAccount(customer.account)
                        .onApi("AssumeRole")
                        .times(1));

        var throttled = refusal(customer, request -> {});

        assertThat(throttled.isThrottlingException()).isTrue();
        assertThat(customer.assume(request -> {}).credentials()).isNotNull();
    }

    private static String trustOfVendor() {
        return """
               {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"AWS": "999988887777"}}]}""";
    }

    private static StsException assumeFrom(AwsCredentials credentials, Customer customer, int seconds) {
        return catchThrowableOfType(
                StsException.class,
                () -> customer.clients()
                        .sts(credentials)
                        .assumeRole(request -> request.roleArn(customer.roleArn)
                                .roleSessionName("rolewatch")
                                .externalId(Customer.EXTERNAL_ID)
                                .durationSeconds(seconds)));
    }

    private static StsException refusal(Customer customer, Consumer<AssumeRoleRequest.Builder> change) {
        return catchThrowableOfType(StsException.class, () -> customer.assume(change));
    }

    private static String identityRefusal(Customer customer, AwsCredentials credentials) {
        var refusal = catchThrowableOfType(
                StsException.class, () -> customer.clients().sts(credentials).getCallerIdentity());
        return refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode();
    }

    private static void isAccessDenied(StsException refusal) {
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.awsErrorDetails().errorMessage())
                .startsWith("User: arn:aws:iam::999988887777:user/rolewatch is not authorized to perform:"
                        + " sts:AssumeRole on resource: arn:aws:iam::");
    }
}
