package dev.rolewatch.simulator.loadbalancing;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * DescribeTargetGroups: the resources that have a TargetGroup, such as {@code targetgroup/shop/73e2d6bc24d8a067}, alone
 * or with their LoadBalancer.
 */
final class DescribeTargetGroups {
    private static final String ID = "TargetGroup";
    private static final String LOAD_BALANCER = "LoadBalancer";
    private static final ResourceKind TARGET_GROUP = ResourceKind.of("AWS/ApplicationELB", ID)
            .in("AWS/NetworkELB", "AWS/GatewayELB")
            .orWith(LOAD_BALANCER, ID);

    private final Resources resources;

    DescribeTargetGroups(Resources resources) {
        this.resources = resources;
    }

    DescribeTargetGroupsResponse handle(Call call, DescribeTargetGroupsRequest request) {
        ResourcePage page = resources.page(
                call,
                TARGET_GROUP,
                found -> wanted(call, found, request),
                LoadBalancingOperations.PAGES.start(request.marker()),
                LoadBalancingOperations.PAGES.size(request.pageSize()));
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.found().stream()
                        .map(each -> targetGroup(call, each))
                        .toList())
                .nextMarker(page.nextToken())
                .build();
    }

    private static boolean wanted(Call call, Resource found, DescribeTargetGroupsRequest request) {
        return (request.targetGroupArns().isEmpty() || request.targetGroupArns().contains(arn(call, found)))
                && (request.names().isEmpty() || request.names().contains(name(found)))
                && (request.loadBalancerArn() == null
                        || loadBalancerArns(call, found).contains(request.loadBalancerArn()));
    }

    private static TargetGroup targetGroup(Call call, Resource found) {
        return TargetGroup.builder()
                .targetGroupArn(arn(call, found))
                .targetGroupName(name(found))
                .protocol(found.attribute("protocol", isApplication(found) ? "HTTP" : "TCP"))
                .port(found.number("port", 80))
                .targetType(found.attribute("type", "instance"))
                .vpcId(found.attribute("vpc", "vpc-00000000000000001"))
                .loadBalancerArns(loadBalancerArns(call, found))
                .build();
    }

    private static boolean isApplication(Resource found) {
        return found.group().namespace().equals("AWS/ApplicationELB");
    }

    private static String name(Resource found) {
        return LoadBalancingOperations.nameIn(found.dimension(ID));
    }

    private static String arn(Call call, Resource found) {
        return found.arn().orElse(call.arn("elasticloadbalancing", found.dimension(ID)));
    }

    private static List<String> loadBalancerArns(Call call, Resource found) {
        Optional<String> id =
                found.group().dimension(LOAD_BALANCER, found.number()).or(() -> found.attribute("loadBalancer"));
        return id.map(each -> call.arn("elasticloadbalancing", "loadbalancer/" + each)).stream()
                .toList();
    }
}
