package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A set of dimensions that names a resource, and the ARN that belongs to it.
 *
 * @param dimensions their names; empty for metrics without dimensions
 * @param arn such as {@code arn:{partition}:ec2:{region}:{account}:instance/{InstanceId}}. A place that is no dimension of
 *     the kind, such as {@code {uuid}}, is a part of the ARN that nothing tells. Null where the dimensions have no ARN
 */
public record ResourceKind(Set<String> dimensions, ArnPattern arn) {
    public ResourceKind {
        dimensions = Set.copyOf(dimensions);
    }

    public ResourceKind(Set<String> dimensions, String arn) {
        this(dimensions, new ArnPattern(arn));
    }

    public static ResourceKind withoutArn(Set<String> dimensions) {
        return new ResourceKind(dimensions, (ArnPattern) null);
    }

    public boolean matches(Map<String, String> values) {
        return dimensions.equals(values.keySet());
    }

    /** The ARN of the resource with these dimension values; empty if the dimensions do not tell all of it. */
    public Optional<String> arnOf(String partition, Region region, AwsAccountId account, Map<String, String> values) {
        if (arn == null) {
            return Optional.empty();
        }
        Map<String, String> all = new TreeMap<>(values);
        all.put("partition", partition);
        all.put("region", region.value());
        all.put("account", account.value());
        return arn.fill(all);
    }

    /** The dimension values that an ARN tells; empty if it is not of this kind or does not tell all of them. */
    public Optional<Map<String, String>> dimensionsOf(String candidate) {
        if (arn == null || !arn.places().containsAll(dimensions)) {
            return Optional.empty();
        }
        return arn.read(candidate).map(this::onlyDimensions);
    }

    private Map<String, String> onlyDimensions(Map<String, String> values) {
        values.keySet().retainAll(dimensions);
        return values;
    }
}
