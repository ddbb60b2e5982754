package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.sts.StsCalls.Count;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Where and how much STS can be used, and the count of its calls. */
class StsLimitsTest {
    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";

    private AwsSimulator simulator;

    @BeforeEach
    void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void whereAnAccountHasDeactivatedStsNoSessionOfItIsOpened() {
        var customer = new Customer(simulator);
        var other = new Customer(simulator);
        var user = userOf(customer);

        customer.admin().deactivateSts(customer.account, Customer.REGION);

        assertThatThrownBy(() -> assumeIn(Customer.REGION, customer)).isInstanceOf(RegionDisabledException.class);
        assertThatThrownBy(() -> customer.clients().sts(user).getFederationToken(request -> request.name("rolewatch")))
                .isInstanceOf(RegionDisabledException.class);
        assertThat(customer.clients().sts(user).getCallerIdentity().account()).isEqualTo(customer.account);
        assertThat(assumeIn("us-east-1", customer).credentials()).isNotNull();
        assertThat(assumeIn(Customer.REGION, other).credentials()).isNotNull();
        customer.admin().activateSts(customer.account, Customer.REGION);
        assertThat(assumeIn(Customer.REGION, customer).credentials()).isNotNull();
    }

    @Test
    void stsCannotBeDeactivatedInVirginiaNorWhereAccountsOptIn() {
        var customer = new Customer(simulator);

        for (String region : List.of("us-east-1", "ap-east-1")) {
            assertThatThrownBy(() -> customer.admin().deactivateSts(customer.account, region))
                    .hasMessageContaining("STS cannot be deactivated in " + region);
        }
    }

    @Test
    void aSessionPolicyThatPacksTooLargeForAnAccountIsRefusedThere() {
        var customer = new Customer(simulator);
        var user = userOf(customer);

        customer.admin().limitPackedPolicy(customer.account, EVERYTHING.length() - 1);

        assertThatThrownBy(() -> customer.assume(request -> request.policy(EVERYTHING)))
                .isInstanceOf(PackedPolicyTooLargeException.class);
        assertThatThrownBy(() -> customer.clients()
                        .sts(user)
                        .getFederationToken(request -> request.name("rolewatch").policy(EVERYTHING)))
                .isInstanceOf(PackedPolicyTooLargeException.class);
        assertThat(customer.assume(request -> {}).credentials()).isNotNull();
        customer.admin().limitPackedPolicy(customer.account, EVERYTHING.length());
        assertThat(customer.assume(request -> request.policy(EVERYTHING)).packedPolicySize())
                .isEqualTo(100);
    }

    @Test
    void enteringAnAccountUsesUpTheQuotaOfTheCallerInThatRegion() {
        var customer = new Customer(simulator);
        simulator.admin().setQuota(customer.account, "STS", new Quota(0.001, 1));
        simulator.admin().setQuota(AwsSimulator.VENDOR_ACCOUNT, "STS", new Quota(0.001, 2));

        customer.session();
        var session = customer.session();

        var throttled = catchThrowableOfType(StsException.class, customer::session);
        assertThat(throttled.isThrottlingException()).isTrue();
        assertThat(assumeIn("us-east-1", customer).credentials()).isNotNull();
        assertThat(customer.clients().sts(session).getCallerIdentity().account())
                .isEqualTo(customer.account);
    }

    @Test
    void theCallsAreCountedByCallerAccountOperationAndOutcome() {
        String vendor = AwsSimulator.VENDOR_ACCOUNT;
        var customer = new Customer(simulator);
        var user = userOf(customer);
        var session = customer.session();
        customer.session();
        catchThrowableOfType(StsException.class, () -> customer.assume(request -> request.externalId("guessed")));
        simulator
                .admin()
                .addFault(Fault.of(Fault.Kind.THROTTLE).onApi("AssumeRole").times(1));
        catchThrowableOfType(StsException.class, customer::session);
        customer.clients().sts(session).getCallerIdentity();
        customer.clients().sts(user).getFederationToken(request -> request.name("rolewatch"));
        customer.admin().deactivateKey(customer.account, "monitor");
        identity(customer, user);
        identity(customer, AwsBasicCredentials.create("AKIANOBODYSKEY000000", "secret"));

        assertThat(simulator.admin().stsCalls())
                .containsExactlyInAnyOrder(
                        new Count(vendor, customer.account, "AssumeRole", "OK", 2),
                        new Count(vendor, customer.account, "AssumeRole", "AccessDenied", 1),
                        new Count(vendor, customer.account, "AssumeRole", "Throttling", 1),
                        new Count(customer.account, customer.account, "GetCallerIdentity", "OK", 1),
                        new Count(customer.account, customer.account, "GetFederationToken", "OK", 1),
                        new Count(customer.account, customer.account, "GetCallerIdentity", "InvalidClientTokenId", 1),
                        new Count(null, null, "GetCallerIdentity", "InvalidClientTokenId", 1));
        assertThat(simulator.admin().stsCalls(customer.account, "AssumeRole")).isEqualTo(4);
        simulator.admin().reset();
        assertThat(simulator.admin().stsCalls()).isEmpty();
    }

    private static void identity(Customer customer, AwsCredentials credentials) {
        catchThrowableOfType(
                StsException.class, () -> customer.clients().sts(credentials).getCallerIdentity());
    }

    private static AwsCredentials userOf(Customer customer) {
        String keyId = "AKIAMONITOR" + customer.account;
        customer.admin().putUser(customer.account, "monitor", keyId, "secret/of/monitor", EVERYTHING);
        return AwsBasicCredentials.create(keyId, "secret/of/monitor");
    }

    private AssumeRoleResponse assumeIn(String region, Customer customer) {
        return new Clients(simulator.endpoint(), region)
                .sts(Clients.VENDOR)
                .assumeRole(request -> request.roleArn(customer.roleArn)
                        .roleSessionName("rolewatch")
                        .externalId(Customer.EXTERNAL_ID));
    }
}
