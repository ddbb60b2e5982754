package dev.rolewatch.credential.aws;

import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.config.IdentitiesConfig;
import dev.rolewatch.credential.session.RefusedException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Our identities, one for each partition that is served, and their clients of STS. Endpoints come from the AWS SDK's
 * settings; with a Region given, the SDK takes the regional endpoint, whose sessions work in every Region.
 */
@Singleton
class StsClients {
    private static final int MAX_CONNECTIONS = 64;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(MAX_CONNECTIONS)
            .connectionTimeout(CONNECT_TIMEOUT)
            .build();
    private final Map<String, StsIdentity> byPartition = new TreeMap<>();

    @Inject
    StsClients(IdentitiesConfig config) {
        this(defaultRegion(), config);
    }

    /** @param home the Region of the default identity */
    StsClients(Region home, IdentitiesConfig config) {
        add(new StsIdentity(home, DefaultCredentialsProvider.builder().build(), http));
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
        if (!StsRegions.partitionOf(region).equals(partition)) {
            throw new IllegalStateException("rolewatch.aws.identities." + name + ".region is " + region
                    + ", which is in the partition " + StsRegions.partitionOf(region));
        }
        add(new StsIdentity(region, ProfileCredentialsProvider.create(settings.profile()), http));
    }

    private void add(StsIdentity identity) {
        if (byPartition.putIfAbsent(identity.partition(), identity) != null) {
            throw new IllegalStateException("the default identity is already one of the partition "
                    + identity.partition() + ", for AWS_REGION names a Region of it; remove rolewatch.aws.identities."
                    + identity.partition());
        }
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
