package dev.rolewatch.credential.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.credential.session.AccessKeys;
import dev.rolewatch.credential.session.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;

/**
 * {@link AccessKeys} over AWS STS. The calls are signed with the customer's key, and count against the customer's quota.
 * Sessions are made by GetFederationToken and not by GetSessionToken, which takes no session policy.
 */
@ApplicationScoped
public class StsAccessKeys implements AccessKeys {
    /** GetFederationToken, AWS STS API Reference. */
    private static final int LONGEST_NAME = 32;

    private final StsClients clients;
    private final KeySecrets secrets;
    private final CountedCalls calls;

    StsAccessKeys(StsClients clients, KeySecrets secrets, MeterRegistry meters) {
        this.clients = clients;
        this.secrets = secrets;
        this.calls = new CountedCalls(meters);
    }

    @Override
    public AwsAccountId ownerOf(AccountId account, EncryptedAccessKey key) {
        AwsRequestOverrideConfiguration asOwner = as(account, key);
        GetCallerIdentityResponse owner = call(
                key,
                "GetCallerIdentity",
                identity -> identity.callAsCustomer(
                        key.accessKeyId(),
                        sts -> sts.getCallerIdentity(request -> request.overrideConfiguration(asOwner))));
        // "arn:aws:iam::111122223333:root", IAM identifiers, IAM User Guide.
        if (owner.arn().endsWith(":root")) {
            throw new RefusedException(AccessKeyRefusals.ofRoot(key));
        }
        return new AwsAccountId(owner.account());
    }

    @Override
    public Session federate(AccountId account, EncryptedAccessKey key, Duration life) {
        GetFederationTokenRequest request = GetFederationTokenRequest.builder()
                .name(nameFor(account))
                .durationSeconds(Math.toIntExact(life.toSeconds()))
                .policy(PermissionsPolicy.json())
                .overrideConfiguration(as(account, key))
                .build();
        return call(
                key,
                "GetFederationToken",
                identity -> identity.openAsCustomer(
                        key.accessKeyId(),
                        sts -> StsRoles.session(sts.getFederationToken(request).credentials())));
    }

    @Override
    public AwsAccountId accountOf(Session session, EncryptedAccessKey key) {
        AwsSessionCredentials credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        return calls.call(
                "GetCallerIdentity",
                e -> new RefusedException(StsRefusals.ofSession(e)),
                () -> new AwsAccountId(clients.of(key.partition())
                        .callAsCustomer(
                                session.accessKeyId(),
                                sts -> sts.getCallerIdentity(
                                        request -> request.overrideConfiguration(AwsClients.as(credentials))))
                        .account()));
    }

    /** Shown in the customer's CloudTrail: who came, and the beginning of the account's id. */
    static String nameFor(AccountId account) {
        return ("rolewatch-" + account).substring(0, LONGEST_NAME);
    }

    private AwsRequestOverrideConfiguration as(AccountId account, EncryptedAccessKey key) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(secrets.of(account, key)))
                .build();
    }

    private <T> T call(EncryptedAccessKey key, String action, Function<StsIdentity, T> call) {
        return calls.call(
                action,
                e -> new RefusedException(
                        AccessKeyRefusals.of(e, key, clients.of(key.partition()).region())),
                () -> call.apply(clients.of(key.partition())));
    }
}
