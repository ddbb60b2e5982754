package dev.rolewatch.credential.aws;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The one client of STS. Region, endpoint and our own credentials come from the AWS SDK's settings; with a Region given,
 * the SDK takes the regional endpoint, whose sessions work in every Region.
 */
@Dependent
class StsClients {
    private static final int MAX_CONNECTIONS = 64;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    /** With its retries; shorter than the patience of those who wait for a session. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

    @Produces
    @Singleton
    AwsCredentialsProvider ownCredentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Produces
    @Singleton
    StsClient sts(AwsCredentialsProvider ownCredentials) {
        try {
            return build(ownCredentials);
        } catch (SdkClientException e) {
            throw new IllegalStateException("STS cannot be called; give credential-service a Region in AWS_REGION", e);
        }
    }

    private static StsClient build(AwsCredentialsProvider ownCredentials) {
        return StsClient.builder()
                .credentialsProvider(ownCredentials)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(MAX_CONNECTIONS)
                        .connectionTimeout(ATTEMPT_TIMEOUT))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    void close(@Disposes StsClient sts) {
        sts.close();
    }
}
