package dev.rolewatch.awsaccess.client;

import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/**
 * One client for each service and Region, shared by all accounts over one connection pool: a client holds no credentials,
 * each request carries its account's session ({@link #as}). Endpoints come from the AWS SDK's own settings, such as
 * {@code AWS_ENDPOINT_URL}. The clients do not retry: the callers know what a call is worth, and a retry inside the SDK
 * would escape the account's rate.
 */
public final class AwsClients implements AutoCloseable {
    private record Key(Class<?> type, Region region) {}

    private final SdkHttpClient http;
    private final Duration callTimeout;
    private final Map<Key, AwsClient> clients = new ConcurrentHashMap<>();

    /**
     * @param maxConnections to all of AWS together; more callers wait for one
     * @param callTimeout the longest that one call may take
     */
    public AwsClients(int maxConnections, Duration callTimeout) {
        this.http = Apache5HttpClient.builder()
                .maxConnections(maxConnections)
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(callTimeout)
                .build();
        this.callTimeout = callTimeout;
    }

    public Ec2Client ec2(Region region) {
        return of(Ec2Client.class, Ec2Client::builder, region);
    }

    public ResourceGroupsTaggingApiClient tagging(Region region) {
        return of(ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder, region);
    }

    /**
     * The client of any other service.
     *
     * @param builder the same for all clients of a type; what it overrides is kept
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AwsClient> C of(
            Class<C> type, Supplier<B> builder, Region region) {
        return type.cast(clients.computeIfAbsent(new Key(type, region), key -> build(builder.get(), region)));
    }

    /** What makes a request one of the session's account: {@code request.overrideConfiguration(AwsClients.as(session))}. */
    public static AwsRequestOverrideConfiguration as(AwsSessionCredentials session) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AwsClient> C build(
            B builder, Region region) {
        return builder.httpClient(http)
                .region(software.amazon.awssdk.regions.Region.of(region.value()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(callTimeout)
                        .build())
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(AwsClient::close);
        http.close();
    }
}
