package dev.rolewatch.simulator.iam;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of AWS with accounts, Regions and credentials of its own; nothing is trusted across its border. */
public enum Partition {
    AWS("aws", "(us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+", "amazonaws.com"),
    CHINA("aws-cn", "cn-\\w+-\\d+", "amazonaws.com.cn"),
    US_GOVERNMENT("aws-us-gov", "us-gov-\\w+-\\d+", "amazonaws.com"),
    EUROPEAN_SOVEREIGN("aws-eusc", "eusc-de-\\w+-\\d+", "amazonaws.eu");

    private final String id;
    private final Pattern regions;
    private final String dnsSuffix;

    Partition(String id, String regions, String dnsSuffix) {
        this.id = id;
        this.regions = Pattern.compile(regions);
        this.dnsSuffix = dnsSuffix;
    }

    /** The partition of that name, such as {@code aws-cn}. */
    public static Optional<Partition> byId(String id) {
        for (Partition partition : values()) {
            if (partition.id.equals(id)) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    /** The name that ARNs begin with. */
    public String id() {
        return id;
    }

    /** True if a Region of this name belongs to this partition. */
    public boolean has(String region) {
        return regions.matcher(region).matches();
    }

    public String dnsSuffix() {
        return dnsSuffix;
    }
}
