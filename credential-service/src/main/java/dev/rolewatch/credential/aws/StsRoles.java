package dev.rolewatch.credential.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.credential.rate.StsRate.Use;
import dev.rolewatch.credential.session.LifeRefusedException;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** {@link Roles} over AWS STS. */
@Singleton
public class StsRoles implements Roles {
    private final StsClients clients;
    private final CountedCalls calls;
    private final Use use;

    @Inject
    StsRoles(StsClients clients, MeterRegistry meters) {
        this(clients, new CountedCalls(meters), Use.SESSION);
    }

    private StsRoles(StsClients clients, CountedCalls calls, Use use) {
        this.clients = clients;
        this.calls = calls;
        this.use = use;
    }

    /** The same roles, for proofs: those who ask for sessions go before them. */
    public StsRoles forProofs() {
        return new StsRoles(clients, calls, Use.PROOF);
    }

    @Override
    public Session assume(AccountId account, RoleArn role, Optional<ExternalId> externalId, Duration life) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(role.value())
                .externalId(externalId.map(ExternalId::value).orElse(null))
                // Shown in the customer's CloudTrail: who came, and for which account of Rolewatch.
                .roleSessionName("rolewatch-" + account)
                .durationSeconds(Math.toIntExact(life.toSeconds()))
                .policy(PermissionsPolicy.json())
                .build();
        return calls.call(
                "AssumeRole",
                e -> notAssumed(e, role),
                () -> clients.of(role.partition())
                        .open(
                                role.account(),
                                use,
                                sts -> session(sts.assumeRole(request).credentials())));
    }

    private RefusedException notAssumed(SdkException e, RoleArn role) {
        Refusal refusal =
                StsRefusals.ofRole(e, role, clients.of(role.partition()).region());
        return StsRefusals.lifeLimit(e)
                .<RefusedException>map(limit -> new LifeRefusedException(limit, refusal))
                .orElseGet(() -> new RefusedException(refusal));
    }

    @Override
    public AwsAccountId accountOf(Session session, String partition) {
        AwsSessionCredentials credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        return calls.call(
                "GetCallerIdentity",
                e -> new RefusedException(StsRefusals.ofSession(e)),
                () -> new AwsAccountId(clients.of(partition)
                        .callAbout(
                                session,
                                use,
                                sts -> sts.getCallerIdentity(
                                        request -> request.overrideConfiguration(AwsClients.as(credentials))))
                        .account()));
    }

    @Override
    public AwsAccountId ownAccount(String partition) {
        return new AwsAccountId(ownIdentity(partition).account());
    }

    /** The partitions in which Rolewatch has an identity. */
    public List<String> partitions() {
        return clients.all().stream().map(StsIdentity::partition).toList();
    }

    /** The partition of the identity that Rolewatch has in any case. */
    public String defaultPartition() {
        return clients.defaultPartition();
    }

    /**
     * Whether AWS knows who we are.
     *
     * @throws RefusedException if it does not; it says what the operator is to mend
     */
    public void checkOwnIdentity(String partition) {
        ownIdentity(partition);
    }

    private GetCallerIdentityResponse ownIdentity(String partition) {
        return calls.call(
                "GetCallerIdentity",
                e -> new RefusedException(StsRefusals.ofOurselves(e)),
                () -> clients.of(partition).callAtOnce(StsClient::getCallerIdentity));
    }

    static Session session(Credentials credentials) {
        return new Session(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration());
    }
}
