package dev.rolewatch.simulator.loadbalancing;

import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;

/** The operations of Elastic Load Balancing's API of 2015-12-01: application, network and gateway load balancers. */
public final class LoadBalancingOperations {
    static final PageRule PAGES = new PageRule("PageSize", 1, 400, 400, "ValidationError");

    private LoadBalancingOperations() {}

    public static List<Operation<?>> all(Resources resources) {
        return List.of(
                Operation.guarded(
                        AwsService.LOAD_BALANCING,
                        "DescribeLoadBalancers",
                        DescribeLoadBalancersRequest::builder,
                        DescribeLoadBalancersRequest.class,
                        new DescribeLoadBalancers(resources)::handle),
                Operation.guarded(
                        AwsService.LOAD_BALANCING,
                        "DescribeTargetGroups",
                        DescribeTargetGroupsRequest::builder,
                        DescribeTargetGroupsRequest.class,
                        new DescribeTargetGroups(resources)::handle));
    }

    /** The name within an id such as {@code app/shop/50dc6c495c0c9188}. */
    static String nameIn(String id) {
        String[] parts = id.split("/");
        return parts.length > 1 ? parts[1] : id;
    }
}
