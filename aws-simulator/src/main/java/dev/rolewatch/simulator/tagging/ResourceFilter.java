package dev.rolewatch.simulator.tagging;

import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Which resources a GetResources request is for. */
record ResourceFilter(GetResourcesRequest request) {
    private static final int ARN_PARTS = 6;

    boolean wants(String arn, Map<String, String> tags) {
        boolean typeMatches = request.resourceTypeFilters().isEmpty()
                || request.resourceTypeFilters().stream().anyMatch(type -> isOfType(arn, type));
        boolean listed =
                request.resourceARNList().isEmpty() || request.resourceARNList().contains(arn);
        return typeMatches && listed && request.tagFilters().stream().allMatch(filter -> matches(filter, tags));
    }

    private static boolean matches(TagFilter filter, Map<String, String> tags) {
        String value = tags.get(filter.key());
        return value != null && (filter.values().isEmpty() || filter.values().contains(value));
    }

    /** A type is a service, such as {@code s3}, or a service and a kind, such as {@code ec2:instance}. */
    private static boolean isOfType(String arn, String type) {
        String[] parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS) {
            return false;
        }
        String[] wanted = type.split(":", 2);
        return parts[2].equals(wanted[0])
                && (wanted.length == 1 || parts[ARN_PARTS - 1].matches(Pattern.quote(wanted[1]) + "[/:].*"));
    }
}
