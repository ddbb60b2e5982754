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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Our identities, one for each partition that is served, and their clients of STS. Endpoints come from the AWS SDK's
 * settings; with a Region given, the SDK takes the regional endpoint, whose sessions work in every Region.
 */
@Singleton
class StsClients {
    private final Supplier<StsRate> rates;
    private final String defaultPartition;
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
        this.defaultPartition = StsIdentity.partitionOf(region);
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

    /** The partition of the default identity. */
    String defaultPartition() {
        return defaultPartition;
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
        byPartition.put(partition, new StsIdentity(region, credentials, rates.get()));
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
    }
}
