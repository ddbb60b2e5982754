package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;

/** DescribeNatGateways: the resources of AWS/NATGateway that have a NatGatewayId. */
public final class DescribeNatGateways {
    private static final String ID = "NatGatewayId";
    private static final ResourceKind GATEWAY = ResourceKind.of("AWS/NATGateway", ID);

    private final Resources resources;

    public DescribeNatGateways(Resources resources) {
        this.resources = resources;
    }

    public DescribeNatGatewaysResponse handle(Call call, DescribeNatGatewaysRequest request) {
        ResourcePage page = resources.page(
                call,
                GATEWAY,
                found -> wanted(found, request),
                Ec2Pages.start(request.nextToken()),
                Ec2Pages.size(request.maxResults()));
        return DescribeNatGatewaysResponse.builder()
                .natGateways(
                        page.found().stream().map(DescribeNatGateways::gateway).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean wanted(Resource found, DescribeNatGatewaysRequest request) {
        String id = found.dimension(ID);
        return (request.natGatewayIds().isEmpty() || request.natGatewayIds().contains(id))
                && Filters.match(request.filter(), found.tags(), name -> switch (name) {
                    case "nat-gateway-id" -> id;
                    case "state" -> state(found);
                    default -> null;
                });
    }

    private static NatGateway gateway(Resource found) {
        return NatGateway.builder()
                .natGatewayId(found.dimension(ID))
                .state(state(found))
                .connectivityType(found.attribute("connectivity", "public"))
                .vpcId(found.attribute("vpc", "vpc-00000000000000001"))
                .subnetId(found.attribute("subnet", "subnet-00000000000000001"))
                .createTime(found.since())
                .tags(Ec2Tags.of(found))
                .build();
    }

    private static String state(Resource found) {
        return found.attribute("state", "available");
    }
}
