package dev.rolewatch.credential.aws;

import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Which partition a Region is of, as the AWS SDK's metadata says, also for Regions younger than the SDK. */
final class StsRegions {
    private StsRegions() {}

    static String partitionOf(Region region) {
        return PartitionMetadata.of(region).id();
    }
}
