package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.admin.RoleDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Users' access keys, and the sessions that GetFederationToken opens for them. */
class FederationTest {
    private static final String LIST_METRICS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cloudwatch:ListMetrics",
             "Resource": "*"}}""";
    private static final String TAGS_ONLY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "tag:*", "Resource": "*"}}""";
    private static final String MAY_FEDERATE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:GetFederationToken",
             "Resource": "arn:aws:sts::*:federated-user/rolewatch"}}""";

    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";
    private static final String TRUST_ANYBODY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}}""";

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
    void aFederatedSessionNamesItselfAndMayDoWhatBothTheUserAndTheSessionPolicyAllow() {
        var customer = new Customer(simulator);
        var user = user(customer, "monitor", MAY_FEDERATE, LIST_METRICS);

        var token = federate(customer, user, request -> request.policy(LIST_METRICS));
        var session = Clients.of(token.credentials());
        var identity = customer.clients().sts(session).getCallerIdentity();

        String arn = "arn:aws:sts::" + customer.account + ":federated-user/rolewatch";
        assertThat(token.federatedUser().arn()).isEqualTo(arn);
        assertThat(token.credentials().expiration())
                .isBetween(Instant.now().plusSeconds(43_100), Instant.now().plusSeconds(43_201));
        assertThat(identity.arn()).isEqualTo(arn);
        assertThat(identity.userId()).isEqualTo(customer.account + ":rolewatch");
        assertThat(listing(customer, session)).isEqualTo("ok");
        assertThat(listing(customer, federated(customer, user, TAGS_ONLY)))
                .contains("no session policy allows the cloudwatch:ListMetrics action");
        assertThat(listing(customer, federated(customer, user, null))).contains("no session policy");

        customer.admin().putUser(customer.account, "monitor", keyId(customer, "monitor"), secret("monitor"), TAGS_ONLY);
        assertThat(listing(customer, session)).contains("no identity-based policy");
    }

    @Test
    void onlyAUsersOwnKeyWithPermissionOpensAFederatedSessionAndThatOpensNoOther() {
        var customer = new Customer(simulator, role -> role.withPolicy("federate", MAY_FEDERATE));
        var user = user(customer, "monitor", EVERYTHING);
        var withoutPermission = user(customer, "reader", LIST_METRICS);
        var session = federated(customer, user, EVERYTHING);
        String openRole = customer.admin().putRole(customer.account, RoleDefinition.trusting("Open", TRUST_ANYBODY));

        assertThat(refusal(customer, customer.session(), request -> {}))
                .isEqualTo("AccessDenied 403 Cannot call GetFederationToken with session credentials");
        assertThat(refusal(customer, session, request -> {}))
                .isEqualTo("AccessDenied 403 Cannot call GetFederationToken with session credentials");
        assertThat(refusal(customer, withoutPermission, request -> {}))
                .startsWith("AccessDenied 403")
                .contains("because no identity-based policy allows the sts:GetFederationToken action");
        assertThat(assume(customer, user, openRole)).isNotNull();
        assertThatThrownBy(() -> assume(customer, session, openRole))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
    }

    @ParameterizedTest
    @CsvSource({
        "x, 3600, length greater than or equal to 2",
        "a-name-of-more-than-32-characters, 3600, length less than or equal to 32",
        "no spaces, 3600, regular expression",
        "rolewatch, 899, value greater than or equal to 900",
        "rolewatch, 129601, value less than or equal to 129600"
    })
    void whatIsOutOfRangeIsRefused(String name, int seconds, String constraint) {
        var customer = new Customer(simulator);
        var user = user(customer, "monitor", MAY_FEDERATE);

        assertThat(refusal(customer, user, request -> request.name(name).durationSeconds(seconds)))
                .startsWith("ValidationError 400")
                .contains(constraint);
    }

    @Test
    void theRootUserIsNamedAsSuchMayDoEverythingButAssumeARoleAndFederatesForAnHour() {
        var customer = new Customer(simulator);
        String keyId = keyId(customer, "root");
        String rootArn = customer.admin().putRootUser(customer.account, keyId, "secret/of/root");
        var root = AwsBasicCredentials.create(keyId, "secret/of/root");

        var identity = customer.clients().sts(root).getCallerIdentity();
        var token =
                federate(customer, root, request -> request.policy(LIST_METRICS).durationSeconds(43_200));

        assertThat(rootArn).isEqualTo("arn:aws:iam::" + customer.account + ":root");
        assertThat(identity.arn()).isEqualTo(rootArn);
        assertThat(identity.userId()).isEqualTo(customer.account);
        assertThat(listing(customer, root)).isEqualTo("ok");
        assertThat(listing(customer, Clients.of(token.credentials()))).isEqualTo("ok");
        assertThat(token.credentials().expiration()).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
        assertThatThrownBy(() -> assume(customer, root, customer.roleArn))
                .hasMessageContaining("Roles may not be assumed by root accounts.");
    }

    @Test
    void aKeyIsUnknownWhileItIsDeactivatedAndOnceItOrItsUserIsDeleted() {
        var customer = new Customer(simulator);
        var admin = customer.admin();
        var user = user(customer, "monitor", MAY_FEDERATE, LIST_METRICS);
        var session = federated(customer, user, LIST_METRICS);

        admin.deactivateKey(customer.account, "monitor");
        assertThat(identity(customer, user)).isEqualTo("InvalidClientTokenId 403");
        assertThat(listing(customer, session)).isEqualTo("ok");
        user(customer, "monitor", MAY_FEDERATE, LIST_METRICS);
        assertThat(identity(customer, user)).isEqualTo("InvalidClientTokenId 403");

        admin.reactivateKey(customer.account, "monitor");
        assertThat(identity(customer, user)).isEqualTo("ok");

        admin.putUser(customer.account, "monitor", keyId(customer, "new"), secret("new"), LIST_METRICS);
        assertThat(identity(customer, user)).isEqualTo("InvalidClientTokenId 403");
        assertThat(identity(customer, credentials(customer, "new"))).isEqualTo("ok");

        admin.deleteUser(customer.account, "monitor");
        assertThat(identity(customer, credentials(customer, "new"))).isEqualTo("InvalidClientTokenId 403");
        assertThat(listing(customer, session)).contains("security token included in the request is invalid");
    }

    @Test
    void noTwoUsersHaveTheSameKey() {
        var customer = new Customer(simulator);
        user(customer, "one");

        assertThatThrownBy(
                        () -> customer.admin().putUser(customer.account, "two", keyId(customer, "one"), secret("one")))
                .hasMessageContaining("is another user's");
    }

    private static AwsCredentials user(Customer customer, String name, String... policies) {
        customer.admin().putUser(customer.account, name, keyId(customer, name), secret(name), policies);
        return credentials(customer, name);
    }

    private static AwsCredentials credentials(Customer customer, String name) {
        return AwsBasicCredentials.create(keyId(customer, name), secret(name));
    }

    private static String keyId(Customer customer, String name) {
        return "AKIA" + name.toUpperCase() + customer.account;
    }

    private static String secret(String name) {
        return "secret/of/" + name;
    }

    private static AwsCredentials federated(Customer customer, AwsCredentials user, String policy) {
        return Clients.of(
                federate(customer, user, request -> request.policy(policy)).credentials());
    }

    private static GetFederationTokenResponse federate(
            Customer customer, AwsCredentials user, Consumer<GetFederationTokenRequest.Builder> change) {
        return customer.clients().sts(user).getFederationToken(request -> change.accept(request.name("rolewatch")));
    }

    private static AssumeRoleResponse assume(Customer customer, AwsCredentials caller, String roleArn) {
        return customer.clients()
                .sts(caller)
                .assumeRole(request -> request.roleArn(roleArn).roleSessionName("rolewatch"));
    }

    private static String refusal(
            Customer customer, AwsCredentials caller, Consumer<GetFederationTokenRequest.Builder> change) {
        var refusal = catchThrowableOfType(StsException.class, () -> federate(customer, caller, change));
        var details = refusal.awsErrorDetails();
        return details.errorCode() + " " + refusal.statusCode() + " " + details.errorMessage();
    }

    private static String identity(Customer customer, AwsCredentials credentials) {
        var refusal = catchThrowableOfType(
                StsException.class, () -> customer.clients().sts(credentials).getCallerIdentity());
        return refusal == null ? "ok" : refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode();
    }

    private static String listing(Customer customer, AwsCredentials credentials) {
        var refusal = catchThrowableOfType(
                CloudWatchException.class,
                () -> customer.clients().cloudWatch(credentials).listMetrics());
        return refusal == null ? "ok" : refusal.awsErrorDetails().errorMessage();
    }
}
