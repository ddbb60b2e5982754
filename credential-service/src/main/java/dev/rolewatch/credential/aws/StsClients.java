package dev.rolewatch.credential.aws;

import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.config.IdentitiesConfig;
import dev.rolewatch.credential.config.StsConfig;
import dev.rolewatch.credential.kafka.OwnedPartitions;
import dev.rolewatch.credential.rate.StsRate;
import dev.rolewatch.credential.session.RefusedException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Our identities, one for each partition that is served, and their clients of STS. Endpoints come from the AWS SDK's
 * settings; with a Region given, the SDK takes the regional endpoint, whose sessions work in every Region.
 */
@Singleton
class StsClients {
    private static final int MAX_CONNECTIONS = 64;
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    /** With its retries; shorter than the patience of those who wait for a session. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(MAX_CONNECTIONS)
            .connectionTimeout(ATTEMPT_TIMEOUT)
            .build();
    private final Supplier<StsRate> rates;
    private final Map<String, StsIdentity> byPartition = new TreeMap<>();

    @Inject
    StsClients(
            IdentitiesConfig identities, StsConfig config, @Identifier("owned-partitions") OwnedPartitions partitions) {
        this(
                defaultRegion(),
                identities,
                () -> new StsRate(() -> config.rate() * partitions.share(), config.longestWait(), System::nanoTime));
        if (config.rate() < 1) {
            throw new IllegalArgumentException(
                    "rolewatch.sts.rate is at least 1 call a second, but this is " + config.rate());
        }
    }

    /**
     * @param region of the default identity
     * @param rates makes the rate of each identity
     */
    StsClients(Region region, IdentitiesConfig config, Supplier<StsRate> rates) {
        this.rates = rates;
        add(region, DefaultCredentialsProvider.builder().build());
        config.identities().forEach(this::add);
    }

    /**
     * @throws RefusedException if Rolewatch has no identity there
     */
    StsIdentity of(String partition) {
        StsIdentity identity = byPartition.get(partition);
        if (identity == null) {
            throw new RefusedException(
                    RefusalReason.PARTITION_NOT_SERVED,
                    "Rolewatch has no AWS identity in the partition " + partition + "; it serves "
                            + String.join(", ", byPartition.keySet())
                            + ". Connect an account of one of these, or have the operator configure "
                            + "rolewatch.aws.identities." + partition + ".");
        }
        return identity;
    }

    Collection<StsIdentity> all() {
        return List.copyOf(byPartition.values());
    }

    private void add(String name, IdentitiesConfig.Identity settings) {
        Region region = Region.of(settings.region());
        // Environment variables have no hyphens.
        String partition = name.replace('.', '-').replace('_', '-');
        if (!StsIdentity.partitionOf(region).equals(partition)) {
            throw new IllegalStateException("rolewatch.aws.identities." + name + ".region is " + region
                    + ", which is in the partition " + StsIdentity.partitionOf(region));
        }
        add(region, ProfileCredentialsProvider.create(settings.profile()));
    }

    private void add(Region region, AwsCredentialsProvider credentials) {
        String partition = StsIdentity.partitionOf(region);
        if (byPartition.containsKey(partition)) {
            throw new IllegalStateException("the default identity is already one of the partition " + partition
                    + ", for AWS_REGION names a Region of it; remove rolewatch.aws.identities." + partition);
        }
        byPartition.put(partition, new StsIdentity(region, credentials, http, rates.get()));
    }

    static StsClient build(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, StsRate rate) {
        return StsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .addExecutionInterceptor(new ChargedRetries(rate))
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    private static Region defaultRegion() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new IllegalStateException("STS cannot be called; give credential-service a Region in AWS_REGION", e);
        }
    }

    @PreDestroy
    void close() {
        byPartition.values().forEach(StsIdentity::close);
        http.close();
    }
}
