package dev.rolewatch.simulator.autoscaling;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** The operations of Auto Scaling: a group's only dimension is AutoScalingGroupName. */
public final class AutoScalingOperations {
    private static final String NAME = "AutoScalingGroupName";
    private static final PageRule PAGES = new PageRule("MaxRecords", 1, 100, 50, "ValidationError");
    private static final ResourceKind GROUP = ResourceKind.of("AWS/AutoScaling", NAME);

    private final Resources resources;

    private AutoScalingOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        return List.of(Operation.guarded(
                AwsService.AUTO_SCALING,
                "DescribeAutoScalingGroups",
                DescribeAutoScalingGroupsRequest::builder,
                DescribeAutoScalingGroupsRequest.class,
                new AutoScalingOperations(resources)::groups));
    }

    private DescribeAutoScalingGroupsResponse groups(Call call, DescribeAutoScalingGroupsRequest request) {
        List<String> names = request.autoScalingGroupNames();
        ResourcePage page = resources.page(
                call,
                GROUP,
                found -> names.isEmpty() || names.contains(found.dimension(NAME)),
                PAGES.start(request.nextToken()),
                PAGES.size(request.maxRecords()));
        return DescribeAutoScalingGroupsResponse.builder()
                .autoScalingGroups(
                        page.found().stream().map(each -> group(call, each)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static AutoScalingGroup group(Call call, Resource found) {
        String name = found.dimension(NAME);
        return AutoScalingGroup.builder()
                .autoScalingGroupName(name)
                .autoScalingGroupARN(found.arn().orElse(call.arn("autoscaling", arnTail(found, name))))
                .minSize(found.number("min", 1))
                .maxSize(found.number("max", 4))
                .desiredCapacity(found.number("desired", 2))
                .defaultCooldown(300)
                .healthCheckType("EC2")
                .status(found.attribute("state").orElse(null))
                .availabilityZones(found.attribute("zone", call.region() + "a"))
                .createdTime(found.since())
                .tags(tags(found, name))
                .build();
    }

    /** The ARN of a group holds an id, of which no dimension tells. */
    private static String arnTail(Resource found, String name) {
        return "autoScalingGroup:00000000-0000-4000-8000-%012d:autoScalingGroupName/%s".formatted(found.number(), name);
    }

    private static List<TagDescription> tags(Resource found, String name) {
        return found.tags().entrySet().stream()
                .map(tag -> TagDescription.builder()
                        .resourceId(name)
                        .resourceType("auto-scaling-group")
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .propagateAtLaunch(true)
                        .build())
                .toList();
    }
}
