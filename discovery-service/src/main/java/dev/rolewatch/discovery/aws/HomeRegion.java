package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The Region that this process calls its own. */
public final class HomeRegion {
    private static final Region FALLBACK = new Region("us-east-1");
    /** The Regions that every account of a partition has and cannot disable. */
    private static final Map<String, Region> ALWAYS_ENABLED = Map.of(
            "aws-cn", new Region("cn-north-1"),
            "aws-us-gov", new Region("us-gov-west-1"),
            "aws-eusc", new Region("eusc-de-east-1"));

    private HomeRegion() {}

    /** By the AWS SDK's conventions, such as {@code AWS_REGION}. The instance metadata is not asked: it may be far away. */
    public static Region get() {
        try {
            return new Region(
                    new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                            .getRegion()
                            .id());
        } catch (SdkClientException e) {
            return FALLBACK;
        }
    }

    /**
     * Where an account of this partition is asked first: here, unless here is another partition, which must not even see
     * the account's session.
     */
    static Region of(Region ours, String partition) {
        return isIn(ours, partition) ? ours : alwaysEnabled(partition);
    }

    /** By the form of its name, so that it may be newer than the AWS SDK. */
    static boolean isIn(Region region, String partition) {
        return PartitionMetadata.of(software.amazon.awssdk.regions.Region.of(region.value()))
                .id()
                .equals(partition);
    }

    /** A Region that every account of this partition has, whether or not it has enabled ours. */
    static Region alwaysEnabled(String partition) {
        return ALWAYS_ENABLED.getOrDefault(partition, FALLBACK);
    }
}
