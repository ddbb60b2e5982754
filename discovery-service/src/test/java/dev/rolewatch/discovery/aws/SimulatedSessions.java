package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.simulator.AwsSimulator;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions straight from the simulator's STS, without credential-service in between. */
public class SimulatedSessions implements AccountSessions {
    public static final String EXTERNAL_ID = "external-id-of-the-tests";

    private final Map<AccountId, RoleArn> roles = new ConcurrentHashMap<>();
    private final Map<AccountId, AwsSessionCredentials> sessions = new ConcurrentHashMap<>();
    public final AtomicInteger assumed = new AtomicInteger();
    final Queue<AwsSessionCredentials> dropped = new ConcurrentLinkedQueue<>();

    public void connect(AccountId account, RoleArn role) {
        roles.put(account, role);
    }

    @Override
    public AwsSessionCredentials sessionOf(AccountId account, AwsAccountId awsAccount) {
        return sessions.computeIfAbsent(account, id -> assume(roles.get(id)));
    }

    @Override
    public void drop(AccountId account, AwsAccountId awsAccount, AwsSessionCredentials refused) {
        dropped.add(refused);
        sessions.remove(account, refused);
    }

    private AwsSessionCredentials assume(RoleArn role) {
        assumed.incrementAndGet();
        try (StsClient sts = StsClient.builder()
                .endpointOverride(URI.create(System.getProperty("aws.endpointUrl")))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        AwsSimulator.VENDOR_ACCESS_KEY_ID, AwsSimulator.VENDOR_SECRET_ACCESS_KEY)))
                .build()) {
            Credentials session = sts.assumeRole(request -> request.roleArn(role.value())
                            .roleSessionName("rolewatch")
                            .externalId(EXTERNAL_ID))
                    .credentials();
            return AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        }
    }
}
