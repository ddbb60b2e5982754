package dev.rolewatch.simulator.loadbalancing;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** DescribeLoadBalancers: the resources whose only dimension is LoadBalancer, such as {@code app/shop/50dc6c495c0c9188}. */
final class DescribeLoadBalancers {
    private static final String ID = "LoadBalancer";
    private static final Map<String, String> TYPES =
            Map.of("AWS/ApplicationELB", "application", "AWS/NetworkELB", "network", "AWS/GatewayELB", "gateway");
    private static final ResourceKind LOAD_BALANCER =
            ResourceKind.of("AWS/ApplicationELB", ID).in("AWS/NetworkELB", "AWS/GatewayELB");

    private final Resources resources;

    DescribeLoadBalancers(Resources resources) {
        this.resources = resources;
    }

    DescribeLoadBalancersResponse handle(Call call, DescribeLoadBalancersRequest request) {
        ResourcePage page = resources.page(
                call,
                LOAD_BALANCER,
                found -> wanted(call, found, request),
                LoadBalancingOperations.PAGES.start(request.marker()),
                LoadBalancingOperations.PAGES.size(request.pageSize()));
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.found().stream()
                        .map(each -> loadBalancer(call, each))
                        .toList())
                .nextMarker(page.nextToken())
                .build();
    }

    private static boolean wanted(Call call, Resource found, DescribeLoadBalancersRequest request) {
        return (request.loadBalancerArns().isEmpty()
                        || request.loadBalancerArns().contains(arn(call, found)))
                && (request.names().isEmpty() || request.names().contains(name(found)));
    }

    private static LoadBalancer loadBalancer(Call call, Resource found) {
        return LoadBalancer.builder()
                .loadBalancerArn(arn(call, found))
                .loadBalancerName(name(found))
                .dnsName(name(found) + "-1234567890." + call.region() + ".elb.amazonaws.com")
                .type(found.attribute("type", TYPES.get(found.group().namespace())))
                .scheme(found.attribute("scheme", "internet-facing"))
                .state(state -> state.code(found.attribute("state", "active")))
                .ipAddressType(found.attribute("ipAddressType", "ipv4"))
                .vpcId(found.attribute("vpc", "vpc-00000000000000001"))
                .availabilityZones(AvailabilityZone.builder()
                        .zoneName(found.attribute("zone", call.region() + "a"))
                        .build())
                .createdTime(found.since())
                .build();
    }

    private static String name(Resource found) {
        return LoadBalancingOperations.nameIn(found.dimension(ID));
    }

    private static String arn(Call call, Resource found) {
        return found.arn().orElse(call.arn("elasticloadbalancing", "loadbalancer/" + found.dimension(ID)));
    }
}
