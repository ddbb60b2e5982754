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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** {@link Roles} over AWS STS. */
@Singleton
public class StsRoles implements Roles {
    private final StsClients clients;
    private final MeterRegistry meters;
    private final Use use;

    @Inject
    StsRoles(StsClients clients, MeterRegistry meters) {
        this(clients, meters, Use.SESSION);
    }

    private StsRoles(StsClients clients, MeterRegistry meters, Use use) {
        this.clients = clients;
        this.meters = meters;
        this.use = use;
    }

    /** The same roles, for proofs: those who ask for sessions go before them. */
    public StsRoles forProofs() {
        return new StsRoles(clients, meters, Use.PROOF);
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
        return call(
                "AssumeRole",
                e -> notAssumed(e, role),
                () -> clients.of(role.partition())
                        .callFor(
                                role.account(),
                                use,
                                sts -> session(sts.assumeRole(request).credentials())));
    }

    private static RefusedException notAssumed(SdkException e, RoleArn role) {
        Refusal refusal = StsRefusals.ofRole(e, role);
        return StsRefusals.lifeLimit(e)
                .<RefusedException>map(limit -> new LifeRefusedException(limit, refusal))
                .orElseGet(() -> new RefusedException(refusal));
    }

    @Override
    public AwsAccountId accountOf(Session session, String partition) {
        AwsSessionCredentials credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        return call(
                "GetCallerIdentity",
                e -> new RefusedException(StsRefusals.ofSession(e)),
                () -> new AwsAccountId(clients.of(partition)
                        .call(
                                use,
                                sts -> sts.getCallerIdentity(
                                        request -> request.overrideConfiguration(AwsClients.as(credentials))))
                        .account()));
    }

    /** The partitions in which Rolewatch has an identity. */
    public List<String> partitions() {
        return clients.all().stream().map(StsIdentity::partition).toList();
    }

    /**
     * Whether AWS knows who we are.
     *
     * @throws RefusedException if it does not; it says what the operator is to mend
     */
    public void checkOwnIdentity(String partition) {
        call(
                "GetCallerIdentity",
                e -> new RefusedException(StsRefusals.ofOurselves(e)),
                () -> clients.of(partition).callAtOnce(StsClient::getCallerIdentity));
    }

    private <T> T call(String action, Function<SdkException, RefusedException> refusal, Supplier<T> call) {
        try {
            T answer = call.get();
            count(action, "ok");
            return answer;
        } catch (SdkException e) {
            throw counted(action, refusal.apply(e));
        } catch (RefusedException e) {
            throw counted(action, e);
        }
    }

    private RefusedException counted(String action, RefusedException e) {
        count(action, e.refusal().reason().name().toLowerCase(Locale.ROOT));
        return e;
    }

    private void count(String action, String outcome) {
        meters.counter("rolewatch.sts.calls", "action", action, "outcome", outcome)
                .increment();
    }

    private static Session session(Credentials credentials) {
        return new Session(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration());
    }
}
