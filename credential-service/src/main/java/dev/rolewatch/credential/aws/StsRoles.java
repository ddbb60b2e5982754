package dev.rolewatch.credential.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** {@link Roles} over AWS STS. */
@ApplicationScoped
public class StsRoles implements Roles {
    private final StsClients clients;
    private final MeterRegistry meters;

    StsRoles(StsClients clients, MeterRegistry meters) {
        this.clients = clients;
        this.meters = meters;
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
        return call("AssumeRole", e -> StsRefusals.ofRole(e, role), () -> {
            StsIdentity identity = clients.of(role.partition());
            identity.checkCredentials();
            return session(identity.in(identity.home()).assumeRole(request).credentials());
        });
    }

    @Override
    public AwsAccountId accountOf(Session session, String partition) {
        AwsSessionCredentials credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        return call("GetCallerIdentity", StsRefusals::ofSession, () -> {
            StsIdentity identity = clients.of(partition);
            return new AwsAccountId(identity.in(identity.home())
                    .getCallerIdentity(request -> request.overrideConfiguration(AwsClients.as(credentials)))
                    .account());
        });
    }

    @Override
    public AwsAccountId ownAccount(String partition) {
        return new AwsAccountId(ownIdentity(partition).account());
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
        ownIdentity(partition);
    }

    private GetCallerIdentityResponse ownIdentity(String partition) {
        return call("GetCallerIdentity", StsRefusals::ofOurselves, () -> {
            StsIdentity identity = clients.of(partition);
            identity.checkCredentials();
            return identity.in(identity.home()).getCallerIdentity();
        });
    }

    private <T> T call(String action, Function<SdkException, Refusal> refusal, Supplier<T> call) {
        try {
            T answer = call.get();
            count(action, "ok");
            return answer;
        } catch (SdkException e) {
            throw refused(action, refusal.apply(e));
        } catch (RefusedException e) {
            throw refused(action, e.refusal());
        }
    }

    private RefusedException refused(String action, Refusal refusal) {
        RefusalReason reason = refusal.reason();
        count(action, reason.name().toLowerCase(Locale.ROOT));
        return new RefusedException(refusal);
    }

    private void count(String action, String outcome) {
        meters.counter("rolewatch.sts.calls", "action", action, "outcome", outcome)
                .increment();
    }

    static Session session(Credentials credentials) {
        return new Session(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration());
    }
}
