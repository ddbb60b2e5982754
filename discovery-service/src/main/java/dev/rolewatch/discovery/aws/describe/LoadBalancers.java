package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Application, network and gateway load balancers. */
final class LoadBalancers implements Describer {
    private static final String DIMENSION = "LoadBalancer";
    private static final int PAGE = 400;

    @Override
    public List<DescribedKind> kinds() {
        return LoadBalancerArns.kinds(DIMENSION);
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        ElasticLoadBalancingV2Client elb =
                calls.client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
        calls.pages(
                Api.ELB_DESCRIBE,
                "elasticloadbalancing:DescribeLoadBalancers",
                (session, token) -> elb.describeLoadBalancers(
                        request -> request.pageSize(PAGE).marker(token).overrideConfiguration(session)),
                DescribeLoadBalancersResponse::nextMarker,
                page -> sink.accept(page.loadBalancers().stream()
                        .filter(balancer -> LoadBalancerArns.isKnown(balancer.loadBalancerArn()))
                        .map(balancer -> found(calls, balancer))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, LoadBalancer balancer) {
        String arn = balancer.loadBalancerArn();
        return new Described(calls.id(LoadBalancerArns.namespace(arn), DIMENSION, LoadBalancerArns.dimension(arn)))
                .arn(arn)
                .with("type", balancer.typeAsString())
                .with("scheme", balancer.schemeAsString())
                .with(
                        "state",
                        balancer.state() == null ? null : balancer.state().codeAsString())
                .with("vpc-id", balancer.vpcId())
                .with("dns-name", balancer.dnsName())
                .resource();
    }
}
