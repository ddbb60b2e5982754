package dev.rolewatch.simulator.inventory;

import dev.rolewatch.simulator.iam.Partition;
import java.util.List;

/** The Regions of each partition. */
public final class Regions {
    private static final List<String> ENABLED_BY_DEFAULT = List.of(
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
            "us-west-2");
    private static final List<String> OPT_IN = List.of(
            "af-south-1",
            "ap-east-1",
            "ap-south-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ca-west-1",
            "eu-central-2",
            "eu-south-1",
            "eu-south-2",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1");

    private Regions() {}

    public static List<String> enabledByDefault(Partition partition) {
        return switch (partition) {
            case AWS -> ENABLED_BY_DEFAULT;
            case CHINA -> List.of("cn-north-1", "cn-northwest-1");
            case US_GOVERNMENT -> List.of("us-gov-east-1", "us-gov-west-1");
            case EUROPEAN_SOVEREIGN -> List.of("eusc-de-east-1");
        };
    }

    /** Those that an account must enable before it can use them. */
    public static List<String> optIn(Partition partition) {
        return partition == Partition.AWS ? OPT_IN : List.of();
    }
}
