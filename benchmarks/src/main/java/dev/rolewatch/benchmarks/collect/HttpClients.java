package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** The SDK's HTTP clients that CloudWatch can be asked with. */
enum HttpClients {
    /** Whichever the services use. */
    ROLEWATCH(connections -> new Shared(new AwsClients(connections, Waiting.LONGEST))),
    APACHE5(connections -> new Blocking(Apache5HttpClient.builder()
            .maxConnections(connections)
            .socketTimeout(Waiting.LONGEST)
            .build())),
    /** Of the JDK, whose number of connections is that of its callers. */
    URL_CONNECTION(connections -> new Blocking(
            UrlConnectionHttpClient.builder().socketTimeout(Waiting.LONGEST).build())),
    /** The asynchronous client, with a thread that waits for each call. */
    NETTY(connections -> new Async(NettyNioAsyncHttpClient.builder()
            .maxConcurrency(connections)
            .readTimeout(Waiting.LONGEST)
            .build()));

    /** The simulator shares the machine, and may be slow until it is warm. */
    private static final class Waiting {
        private static final Duration LONGEST = Duration.ofMinutes(3);
    }

    private final IntFunction<MetricDataSource> opening;

    HttpClients(IntFunction<MetricDataSource> opening) {
        this.opening = opening;
    }

    /** @param connections calls in flight at most */
    MetricDataSource open(int connections) {
        return opening.apply(connections);
    }

    private static GetMetricDataRequest as(AwsSessionCredentials session, GetMetricDataRequest request) {
        return request.toBuilder().overrideConfiguration(AwsClients.as(session)).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, Region region) {
        return builder.region(software.amazon.awssdk.regions.Region.of(region.value()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Waiting.LONGEST));
    }

    private record Shared(AwsClients clients) implements MetricDataSource {
        @Override
        public GetMetricDataResponse read(Region region, GetMetricDataRequest request, AwsSessionCredentials session) {
            return clients.of(CloudWatchClient.class, CloudWatchClient::builder, region)
                    .getMetricData(as(session, request));
        }

        @Override
        public void close() {
            clients.close();
        }
    }

    private record Blocking(SdkHttpClient http, Map<Region, CloudWatchClient> clients) implements MetricDataSource {
        Blocking(SdkHttpClient http) {
            this(http, new ConcurrentHashMap<>());
        }

        @Override
        public GetMetricDataResponse read(Region region, GetMetricDataRequest request, AwsSessionCredentials session) {
            return clients.computeIfAbsent(
                            region,
                            key -> configured(CloudWatchClient.builder(), key)
                                    .httpClient(http)
                                    .build())
                    .getMetricData(as(session, request));
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private record Async(SdkAsyncHttpClient http, Map<Region, CloudWatchAsyncClient> clients)
            implements MetricDataSource {
        Async(SdkAsyncHttpClient http) {
            this(http, new ConcurrentHashMap<>());
        }

        @Override
        public GetMetricDataResponse read(Region region, GetMetricDataRequest request, AwsSessionCredentials session) {
            return clients.computeIfAbsent(
                            region,
                            key -> configured(CloudWatchAsyncClient.builder(), key)
                                    .httpClient(http)
                                    .build())
                    .getMetricData(as(session, request))
                    .join();
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
