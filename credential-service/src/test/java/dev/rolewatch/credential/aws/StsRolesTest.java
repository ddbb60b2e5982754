package dev.rolewatch.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.session.LifeRefusedException;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.billing.Bill.ApiUse;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Roles as the simulated STS opens them. */
class StsRolesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String OPT_IN_REGION = "me-south-1";

    private final SimulatedSts sts = new SimulatedSts();

    @BeforeEach
    void start() {
        sts.start();
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void aSessionNamesRolewatchAndTheAccountInTheCustomersCloudTrail() {
        Session session = assume(sts.roles(), sts.role("Reader", HOUR), HOUR);

        String arn = sts.client().getCallerIdentity(as(session)).arn();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        assertThat(arn).contains(":assumed-role/Reader/");
        assertThat(name).isEqualTo("rolewatch-" + Accounts.ID).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void aSessionCannotDoWhatCollectingDoesNotNeedWhateverTheRoleAllows() {
        RoleArn another = sts.role("Another", HOUR);
        Session session = assume(sts.roles(), sts.role("Reader", HOUR), HOUR);

        assertThatThrownBy(() -> sts.client().assumeRole(request -> request.roleArn(another.value())
                        .roleSessionName("chained")
                        .externalId(Accounts.EXTERNAL_ID.value())
                        .overrideConfiguration(AwsClients.as(credentials(session)))))
                .isInstanceOfSatisfying(StsException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(403));
    }

    @Test
    void aSessionLivesAsLongAsItIsAskedForAndTheRoleAllows() {
        RoleArn role = sts.role("Reader", HOUR.multipliedBy(2));

        Session session = assume(sts.roles(), role, HOUR.multipliedBy(2));

        assertThat(session.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(115)));
        assertLifeRefused(sts.roles(), sts.role("Short", HOUR), Limit.OF_ROLE);
    }

    @Test
    void withARolesCredentialsOfOurOwnALongerLifeThanAnHourIsRefusedForThatReason() {
        RoleArn role = sts.role("Reader", HOUR.multipliedBy(12));
        StsRoles chained = sts.withCredentialsOfARole().roles();

        assertThat(assume(chained, role, HOUR)).isNotNull();
        assertLifeRefused(chained, role, Limit.OF_CHAINING);
    }

    @Test
    void anAccountThatHasNotActivatedOurRegionIsEnteredWhereStsCannotBeDeactivated() {
        StsRoles roles = sts.inRegion(OPT_IN_REGION).roles();
        RoleArn role = sts.role("Reader", HOUR);

        assertThat(assume(roles, role, HOUR)).isNotNull();
        assertThat(sts.use("AssumeRole")).extracting(ApiUse::answered).isEqualTo(1L);
        assertThat(refused(sts.use("AssumeRole"))).isEqualTo(1);

        assume(roles, role, HOUR);
        assertThat(sts.use("AssumeRole").answered()).isEqualTo(2);
        assertThat(refused(sts.use("AssumeRole"))).as("asked in vain").isEqualTo(1);
    }

    @Test
    void whatTheSdkSendsAgainIsCountedInTheRate() {
        RoleArn role = sts.role("Reader", HOUR);
        sts.aws().addFault(Fault.of(Fault.Kind.INTERNAL_ERROR).onApi("AssumeRole").times(2));

        assertThat(assume(sts.roles(), role, HOUR)).isNotNull();

        assertThat(sts.booked()).isEqualTo(3);
    }

    private static void assertLifeRefused(StsRoles roles, RoleArn role, Limit limit) {
        assertThatThrownBy(() -> assume(roles, role, HOUR.multipliedBy(2)))
                .isInstanceOfSatisfying(LifeRefusedException.class, e -> assertThat(e.limit())
                        .isEqualTo(limit));
    }

    private static long refused(ApiUse use) {
        return use.denied() + use.failed();
    }

    private static Session assume(StsRoles roles, RoleArn role, Duration life) {
        return roles.assume(Accounts.ID, role, Optional.of(Accounts.EXTERNAL_ID), life);
    }
}
