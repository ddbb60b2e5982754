package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.config.IdentitiesConfig;
import dev.rolewatch.credential.session.LifeRefusedException;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Roles as the simulated STS opens them. */
class StsRolesTest {
    private static final int RATE = 300;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final SimulatedSts sts = new SimulatedSts();

    @AfterEach
    void stop() {
        System.clearProperty("aws.sessionToken");
        System.clearProperty("aws.sharedCredentialsFile");
        sts.close();
    }

    @Test
    void aSessionNamesRolewatchAndTheAccountInTheCustomersCloudTrail() {
        Session session = assume(sts.roles(RATE), sts.role("Reader", HOUR), HOUR);

        try (StsClient client = StsClient.create()) {
            String arn = client.getCallerIdentity(request -> request.overrideConfiguration(as(session)))
                    .arn();
            String name = arn.substring(arn.lastIndexOf('/') + 1);
            assertThat(arn).contains(":assumed-role/Reader/");
            assertThat(name).isEqualTo("rolewatch-" + Accounts.ID).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void aSessionCannotDoWhatCollectingDoesNotNeedWhateverTheRoleAllows() {
        RoleArn another = sts.role("Another", HOUR);
        Session session = assume(sts.roles(RATE), sts.role("Reader", HOUR), HOUR);

        try (StsClient client = StsClient.create()) {
            assertThatThrownBy(() -> client.assumeRole(request -> request.roleArn(another.value())
                            .roleSessionName("chained")
                            .externalId(Accounts.EXTERNAL_ID.value())
                            .overrideConfiguration(as(session))))
                    .isInstanceOfSatisfying(
                            StsException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aSessionLivesForAsLongAsItIsAskedForIfTheRoleAllowsIt() {
        StsRoles roles = sts.roles(RATE);

        Session session = assume(roles, sts.role("Reader", TWO_HOURS), TWO_HOURS);

        assertThat(session.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(115)));
        assertLifeRefused(roles, sts.role("Short", HOUR), Limit.OF_ROLE);
    }

    @Test
    void whereOurOwnCredentialsAreARolesAnHourIsTheMost() {
        RoleArn role = sts.role("Reader", Duration.ofHours(12));
        try (StsClient client = StsClient.create()) {
            var own = client.assumeRole(request -> request.roleArn(role.value())
                            .roleSessionName("instance")
                            .externalId(Accounts.EXTERNAL_ID.value()))
                    .credentials();
            System.setProperty("aws.accessKeyId", own.accessKeyId());
            System.setProperty("aws.secretAccessKey", own.secretAccessKey());
            System.setProperty("aws.sessionToken", own.sessionToken());
        }
        StsRoles chained = sts.roles(RATE);

        assertThat(assume(chained, role, HOUR)).isNotNull();
        assertLifeRefused(chained, role, Limit.OF_CHAINING);
    }

    @Test
    void anAccountThatHasDeactivatedStsInOurRegionIsEnteredWhereItCannotAndNotAskedTwiceEachTime() {
        sts.aws().deactivateSts(SimulatedSts.CUSTOMER, "eu-central-1");
        StsRoles roles = sts.roles(RATE);
        RoleArn role = sts.role("Reader", HOUR);

        Session session = assume(roles, role, HOUR);
        assume(roles, role, HOUR);

        assertThat(sts.assumed()).containsOnly(Map.entry("OK", 2L), Map.entry("RegionDisabledException", 1L));
        assertThat(roles.accountOf(session, "aws")).isEqualTo(role.account());
    }

    @Test
    void aSessionPolicyThatIsTooLargeWhenPackedIsToldAsThat() {
        RoleArn role = sts.role("Reader", HOUR);
        sts.aws().limitPackedPolicy(SimulatedSts.CUSTOMER, 100);

        assertRefused(() -> assume(sts.roles(RATE), role, HOUR), RefusalReason.SESSION_POLICY_TOO_LARGE);
    }

    @Test
    void whatTheSdkSendsAgainIsCountedInTheRate() {
        RoleArn role = sts.role("Reader", HOUR);
        sts.aws()
                .addFault(
                        Fault.of(Fault.Kind.INTERNAL_ERROR).onApi("AssumeRole").times(2));

        assertThat(assume(sts.roles(RATE), role, HOUR)).isNotNull();

        assertThat(sts.booked()).isEqualTo(3);
    }

    @Test
    void aRoleOfAnotherPartitionIsEnteredWithTheIdentityThere(@TempDir Path folder) throws IOException {
        Path credentials = Files.writeString(folder.resolve("credentials"), """
                [china]
                aws_access_key_id = AKIAROLEWATCHCHINA01
                aws_secret_access_key = in/china
                """);
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
        RoleArn role = roleInChina();
        StsRoles roles = sts.roles(RATE, Map.of("aws-cn", identity("cn-north-1", "china")));

        Session session = assume(roles, role, HOUR);

        assertThat(roles.accountOf(session, "aws-cn")).isEqualTo(role.account());
        assertThat(roles.partitions()).containsExactly("aws", "aws-cn");
        roles.partitions().forEach(roles::checkOwnIdentity);
        assertRefused(() -> assume(sts.roles(RATE), role, HOUR), RefusalReason.PARTITION_NOT_SERVED);
    }

    @Test
    void anIdentityWithoutCredentialsIsToldFromTheOthers(@TempDir Path folder) {
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        StsRoles roles = sts.roles(RATE, Map.of("aws-cn", identity("cn-north-1", "china")));

        roles.checkOwnIdentity("aws");
        assertThatThrownBy(() -> roles.checkOwnIdentity("aws-cn"))
                .hasMessageContainingAll("partition aws-cn", "operator must give credential-service");
    }

    private RoleArn roleInChina() {
        sts.aws().putAccountIn("aws-cn", "999988880000", "cn-north-1");
        sts.aws().putUser("999988880000", "rolewatch", "AKIAROLEWATCHCHINA01", "in/china", """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}}""");
        sts.aws().putAccountIn("aws-cn", "111122220001", "cn-north-1");
        return new RoleArn(sts.aws().putRole("111122220001", RoleDefinition.trusting("Reader", """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws-cn:iam::999988880000:root"}}}""")));
    }

    private static IdentitiesConfig.Identity identity(String region, String profile) {
        return new IdentitiesConfig.Identity() {
            @Override
            public String region() {
                return region;
            }

            @Override
            public Optional<String> accountId() {
                return Optional.empty();
            }

            @Override
            public String profile() {
                return profile;
            }
        };
    }

    private static void assertLifeRefused(StsRoles roles, RoleArn role, Limit limit) {
        assertThatThrownBy(() -> assume(roles, role, TWO_HOURS))
                .isInstanceOfSatisfying(
                        LifeRefusedException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    }

    private static void assertRefused(Runnable call, RefusalReason reason) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(reason));
    }

    private static Session assume(StsRoles roles, RoleArn role, Duration life) {
        return roles.assume(Accounts.ID, role, Optional.of(Accounts.EXTERNAL_ID), life);
    }

    private static AwsRequestOverrideConfiguration as(Session session) {
        return AwsClients.as(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }
}
