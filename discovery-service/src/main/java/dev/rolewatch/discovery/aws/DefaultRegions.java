package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.Region;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;

/** The Regions that accounts have without having asked for them. */
final class DefaultRegions {
    /** Those that were there before Regions had to be enabled ("AWS Regions", AWS Account Management Reference Guide). */
    private static final List<Region> COMMERCIAL = Stream.of(
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2")
            .map(Region::new)
            .toList();

    private DefaultRegions() {}

    static List<Region> of(String partition) {
        return partition.equals("aws") ? COMMERCIAL : allOf(partition);
    }

    /** The other partitions have no Regions that must be enabled. */
    private static List<Region> allOf(String partition) {
        return software.amazon.awssdk.regions.Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region -> PartitionMetadata.of(region).id().equals(partition))
                .map(region -> new Region(region.id()))
                .toList();
    }
}
