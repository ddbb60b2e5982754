package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Target groups, each with every load balancer that it belongs to: one that belongs to none publishes nothing. */
final class TargetGroups implements Describer {
    private static final String BALANCER = "LoadBalancer";
    private static final String GROUP = "TargetGroup";
    private static final int PAGE = 400;

    @Override
    public List<DescribedKind> kinds() {
        return LoadBalancerArns.kinds(BALANCER, GROUP);
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        ElasticLoadBalancingV2Client elb =
                calls.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
        calls.pages(
                Api.ELB_DESCRIBE,
                "elasticloadbalancing:DescribeTargetGroups",
                (session, token) -> elb.describeTargetGroups(
                        request -> request.pageSize(PAGE).marker(token).overrideConfiguration(session)),
                DescribeTargetGroupsResponse::nextMarker,
                page -> sink.accept(page.targetGroups().stream()
                        .flatMap(group -> found(calls, group))
                        .toList()));
    }

    private static Stream<FoundResource> found(RegionCalls calls, TargetGroup group) {
        return group.loadBalancerArns().stream()
                .filter(LoadBalancerArns::isKnown)
                .map(balancer -> new Described(id(calls, group, balancer))
                        .arn(group.targetGroupArn())
                        .with("target-type", group.targetTypeAsString())
                        .with("protocol", group.protocolAsString())
                        .with("port", group.port())
                        .with("vpc-id", group.vpcId())
                        .resource());
    }

    private static ResourceId id(RegionCalls calls, TargetGroup group, String balancer) {
        return ResourceId.of(
                calls.region(),
                LoadBalancerArns.namespace(balancer),
                Map.of(
                        BALANCER, LoadBalancerArns.dimension(balancer),
                        GROUP, Described.lastPart(group.targetGroupArn(), ':')));
    }
}
