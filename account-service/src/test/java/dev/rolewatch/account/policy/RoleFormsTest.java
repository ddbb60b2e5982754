package dev.rolewatch.account.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.policy.StackSetAccounts.Waiting;
import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A customer makes the role from each form, and Rolewatch enters with it: through the SDK, into the simulator. */
class RoleFormsTest {
    private static final String CUSTOMER = "111122223333";
    private static final ExternalId EXTERNAL_ID = new ExternalId("4d0f2a3e-3f44-4f0e-9c0e-6f6a1d1c6b11");
    private static final ExternalId OF_ANOTHER = new ExternalId("9a0f2a3e-3f44-4f0e-9c0e-6f6a1d1c6b99");
    private static final Vendor VENDOR = new Vendor("aws", new AwsAccountId(AwsSimulator.VENDOR_ACCOUNT));
    private static final AwsCredentials VENDOR_KEY =
            AwsBasicCredentials.create(AwsSimulator.VENDOR_ACCESS_KEY_ID, AwsSimulator.VENDOR_SECRET_ACCESS_KEY);

    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void aCustomerMovesIn() {
        simulator.admin().reset();
        simulator.admin().putAccount(CUSTOMER, "us-east-1");
    }

    static Stream<Arguments> roles() {
        return Stream.of(Permissions.values())
                .flatMap(permissions -> Stream.of(
                        Arguments.of("pasted policies", permissions, pasted(permissions)),
                        Arguments.of(
                                "CloudFormation with the account's values",
                                permissions,
                                stack(
                                        CloudFormation.template(VENDOR, Optional.of(EXTERNAL_ID), permissions),
                                        Map.of())),
                        Arguments.of(
                                "CloudFormation with parameters, as a quick-create link gives them",
                                permissions,
                                stack(
                                        CloudFormation.template(VENDOR, Optional.empty(), permissions),
                                        Map.of("ExternalId", EXTERNAL_ID.value()))),
                        Arguments.of("StackSet", permissions, stack(stackSet(permissions), Map.of())),
                        Arguments.of(
                                "Terraform with the account's values",
                                permissions,
                                applied(Terraform.module(VENDOR, Optional.of(EXTERNAL_ID), permissions), Map.of())),
                        Arguments.of(
                                "Terraform with variables",
                                permissions,
                                applied(
                                        Terraform.module(VENDOR, Optional.empty(), permissions),
                                        Map.of("external_id", EXTERNAL_ID.value())))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("roles")
    void theRoleOpensWithItsExternalIdAlone(String form, Permissions permissions, RoleDefinition role) {
        String arn = simulator.admin().putRole(CUSTOMER, role);

        assertThat(assume(arn, EXTERNAL_ID.value(), 7_200)).isNotNull();
        assertThatThrownBy(() -> assume(arn, null, 900))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");
        assertThatThrownBy(() -> assume(arn, OF_ANOTHER.value(), 900))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("roles")
    void theRoleAllowsWhatItListsAndNothingElse(String form, Permissions permissions, RoleDefinition role) {
        String arn = simulator.admin().putRole(CUSTOMER, role);
        AwsCredentials session = of(assume(arn, EXTERNAL_ID.value(), 900));
        Ec2Client ec2 = configured(Ec2Client.builder(), session).build();

        assertThat(configured(CloudWatchClient.builder(), session)
                        .build()
                        .listMetrics()
                        .metrics())
                .isEmpty();
        assertThat(ec2.describeRegions().regions()).isNotEmpty();
        assertThatThrownBy(() -> configured(StsClient.builder(), session)
                        .build()
                        .assumeRole(request -> request.roleArn(arn).roleSessionName("chained")))
                .hasMessageContaining("not authorized");
        assertThat(ec2.describeVolumes().volumes()).isEmpty();
        if (permissions == Permissions.READ_ONLY) {
            assertThat(foreseen(session)).isEmpty();
        } else {
            assertThatThrownBy(() -> foreseen(session)).hasMessageContaining("not authorized");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormMakesTheSameRole(Permissions permissions) {
        RoleDefinition pasted = normal(pasted(permissions));

        assertThat(roles().filter(role -> role.get()[1] == permissions))
                .hasSize(6)
                .allSatisfy(role ->
                        assertThat(normal((RoleDefinition) role.get()[2])).isEqualTo(pasted));
    }

    @Test
    void whatRolewatchCallsIsAllowedInItsOwnSessionOnly() {
        String arn = simulator.admin().putRole(CUSTOMER, pasted(Permissions.READ_ONLY));
        AwsCredentials session = of(assume(request -> request.roleArn(arn)
                .roleSessionName("rolewatch")
                .externalId(EXTERNAL_ID.value())
                .policy(PermissionsPolicy.json())));

        assertThat(configured(CloudWatchClient.builder(), session)
                        .build()
                        .listMetrics()
                        .metrics())
                .isEmpty();
        assertThatThrownBy(() -> foreseen(session)).hasMessageContaining("not authorized");
    }

    /** A call that Rolewatch does not make yet. */
    private static List<?> foreseen(AwsCredentials session) {
        return configured(ElastiCacheClient.builder(), session)
                .build()
                .describeReplicationGroups()
                .replicationGroups();
    }

    @Test
    void anAccountThatIsNotInTheStackSetGetsNoRole() {
        assertThatThrownBy(
                        () -> new CloudFormationStack(stackSet(Permissions.READ_ONLY), "999999999999", Map.of()).role())
                .hasMessageContaining("999999999999");
    }

    private static RoleDefinition pasted(Permissions permissions) {
        return RoleDefinition.trusting(
                        RoleSettings.NAME,
                        json(TrustPolicy.document(VENDOR.partition(), VENDOR.account(), EXTERNAL_ID)))
                .withPolicy(RoleSettings.POLICY_NAME, json(permissions.document()))
                .withMaxSession(Duration.ofSeconds(RoleSettings.MAX_SESSION_DURATION));
    }

    private static RoleDefinition stack(String template, Map<String, String> parameters) {
        return new CloudFormationStack(template, CUSTOMER, parameters).role();
    }

    private static RoleDefinition applied(String module, Map<String, String> variables) {
        return new TerraformApply(module, variables).role();
    }

    private static String stackSet(Permissions permissions) {
        StackSetAccounts accounts = StackSetAccounts.of(
                List.of(
                        new Waiting(new AwsAccountId("012345678901"), OF_ANOTHER),
                        new Waiting(new AwsAccountId(CUSTOMER), EXTERNAL_ID)),
                Optional.empty());
        return CloudFormation.stackSet(VENDOR, accounts.externalIds(), permissions);
    }

    private static RoleDefinition normal(RoleDefinition role) {
        RoleDefinition normal = RoleDefinition.trusting(role.name(), sorted(role.trustPolicy()))
                .withMaxSession(role.maxSessionDuration());
        for (Map.Entry<String, String> policy : role.policies().entrySet()) {
            normal = normal.withPolicy(policy.getKey(), sorted(policy.getValue()));
        }
        return normal;
    }

    private static String sorted(String document) {
        try {
            return new ObjectMapper().readTree(document).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String json(Map<String, Object> document) {
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Credentials assume(String arn, String externalId, int seconds) {
        return assume(request -> request.roleArn(arn)
                .roleSessionName("rolewatch")
                .externalId(externalId)
                .durationSeconds(seconds));
    }

    private static Credentials assume(Consumer<AssumeRoleRequest.Builder> request) {
        return configured(StsClient.builder(), VENDOR_KEY)
                .build()
                .assumeRole(request)
                .credentials();
    }

    private static AwsCredentials of(Credentials session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(simulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }
}
