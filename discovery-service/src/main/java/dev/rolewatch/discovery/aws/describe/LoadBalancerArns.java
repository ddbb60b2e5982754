package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.contracts.scan.DescribedKind;
import java.util.List;
import java.util.Map;

/**
 * What the ARN of a load balancer tells: {@code …:loadbalancer/app/<name>/<id>}, where {@code net} and {@code gwy} stand for
 * the other types.
 */
final class LoadBalancerArns {
    private static final String PREFIX = ":loadbalancer/";
    private static final Map<String, String> NAMESPACES =
            Map.of("app", "AWS/ApplicationELB", "net", "AWS/NetworkELB", "gwy", "AWS/GatewayELB");

    private LoadBalancerArns() {}

    static boolean isKnown(String arn) {
        return arn.contains(PREFIX) && NAMESPACES.containsKey(type(arn));
    }

    static String namespace(String arn) {
        return NAMESPACES.get(type(arn));
    }

    /** The value of the dimension {@code LoadBalancer}. */
    static String dimension(String arn) {
        return arn.substring(arn.indexOf(PREFIX) + PREFIX.length());
    }

    static List<DescribedKind> kinds(String... dimensions) {
        return NAMESPACES.values().stream()
                .map(namespace -> Described.kind(namespace, dimensions))
                .toList();
    }

    private static String type(String arn) {
        return dimension(arn).split("/", 2)[0];
    }
}
