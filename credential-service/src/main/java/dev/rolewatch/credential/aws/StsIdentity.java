package dev.rolewatch.credential.aws;

import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Rolewatch in one partition: its credentials there, and a client of STS for each Region that is called. */
final class StsIdentity implements AutoCloseable {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    /** With its retries; shorter than the patience of those who wait for a session. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

    private final Region home;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final Map<Region, StsClient> clients = new ConcurrentHashMap<>();

    /**
     * @param home the Region whose STS is called first
     * @param http shared with other identities, and closed by its owner
     */
    StsIdentity(Region home, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.home = home;
        this.credentials = credentials;
        this.http = http;
    }

    String partition() {
        return StsRegions.partitionOf(home);
    }

    Region home() {
        return home;
    }

    /** STS in a Region, whose sessions work in every Region of the partition. */
    StsClient in(Region region) {
        return clients.computeIfAbsent(region, this::build);
    }

    /**
     * Has the credentials looked up, so that their absence is told from a call that failed.
     *
     * @throws RefusedException if there are none
     */
    void checkCredentials() {
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new RefusedException(StsRefusals.withoutOwnCredentials(partition(), e));
        }
    }

    private StsClient build(Region region) {
        return StsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(StsClient::close);
    }
}
