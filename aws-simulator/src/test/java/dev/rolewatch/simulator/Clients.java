package dev.rolewatch.simulator;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The real SDK's clients, without retries, so that every answer is seen. */
final class Clients {
    static final AwsCredentials VENDOR =
            AwsBasicCredentials.create(AwsSimulator.VENDOR_ACCESS_KEY_ID, AwsSimulator.VENDOR_SECRET_ACCESS_KEY);

    private static final SdkHttpClient HTTP = Apache5HttpClient.create();

    private final URI endpoint;
    private final Region region;

    Clients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = Region.of(region);
    }

    StsClient sts(AwsCredentials credentials) {
        return configure(StsClient.builder(), credentials).httpClient(HTTP).build();
    }

    CloudWatchClient cloudWatch(AwsCredentials credentials) {
        return configure(CloudWatchClient.builder(), credentials)
                .httpClient(HTTP)
                .build();
    }

    Ec2Client ec2(AwsCredentials credentials) {
        return configure(Ec2Client.builder(), credentials).httpClient(HTTP).build();
    }

    KmsClient kms(AwsCredentials credentials) {
        return configure(KmsClient.builder(), credentials).httpClient(HTTP).build();
    }

    ResourceGroupsTaggingApiClient tagging(AwsCredentials credentials) {
        return configure(ResourceGroupsTaggingApiClient.builder(), credentials)
                .httpClient(HTTP)
                .build();
    }

    /** A client of any service. */
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder, AwsCredentials credentials) {
        return configure(builder, credentials).httpClient(HTTP).build();
    }

    static AwsCredentials of(Credentials session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private <B extends AwsClientBuilder<B, C>, C> B configure(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }
}
