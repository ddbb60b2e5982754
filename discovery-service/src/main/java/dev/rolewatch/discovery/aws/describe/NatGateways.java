package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Tag;

/** NAT gateways. A deleted one is shown by EC2 for about an hour. */
final class NatGateways implements Describer {
    private static final String NAMESPACE = "AWS/NATGateway";
    private static final String DIMENSION = "NatGatewayId";
    private static final int PAGE = 500;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        Ec2Client ec2 = calls.client(Ec2Client.class, Ec2Client::builder);
        calls.pages(
                Api.EC2_DESCRIBE,
                "ec2:DescribeNatGateways",
                (session, token) -> ec2.describeNatGateways(
                        request -> request.maxResults(PAGE).nextToken(token).overrideConfiguration(session)),
                DescribeNatGatewaysResponse::nextToken,
                page -> sink.accept(page.natGateways().stream()
                        .filter(gateway -> Described.exists(gateway.stateAsString()))
                        .map(gateway -> found(calls, gateway))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, NatGateway gateway) {
        return new Described(calls.id(NAMESPACE, DIMENSION, gateway.natGatewayId()))
                .tags(gateway.tags(), Tag::key, Tag::value)
                .with("state", gateway.stateAsString())
                .with("connectivity-type", gateway.connectivityTypeAsString())
                .with("vpc-id", gateway.vpcId())
                .with("subnet-id", gateway.subnetId())
                .resource();
    }
}
