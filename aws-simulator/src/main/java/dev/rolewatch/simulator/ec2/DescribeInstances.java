package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** DescribeInstances: the resources of AWS/EC2 that have an InstanceId, each in a reservation of its own. */
public final class DescribeInstances {
    private static final String ID = "InstanceId";

    private static final ResourceKind INSTANCE = ResourceKind.of("AWS/EC2", ID);

    private final Resources resources;

    public DescribeInstances(Resources resources) {
        this.resources = resources;
    }

    public DescribeInstancesResponse handle(Call call, DescribeInstancesRequest request) {
        if (request.maxResults() != null && !request.instanceIds().isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        ResourcePage page = resources.page(
                call,
                INSTANCE,
                found -> wanted(found, call, request),
                Ec2Pages.start(request.nextToken()),
                Ec2Pages.size(request.maxResults()));
        return DescribeInstancesResponse.builder()
                .reservations(page.found().stream()
                        .map(found -> Reservation.builder()
                                .ownerId(call.accountId())
                                .instances(instance(found, call.region()))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean wanted(Resource found, Call call, DescribeInstancesRequest request) {
        String id = found.dimension(ID);
        return (request.instanceIds().isEmpty() || request.instanceIds().contains(id))
                && Filters.match(request.filters(), found.tags(), name -> switch (name) {
                    case "instance-id" -> id;
                    case "instance-state-name" -> state(found);
                    case "instance-type" -> type(found);
                    case "availability-zone" -> zone(found, call.region());
                    default -> null;
                });
    }

    private static Instance instance(Resource found, String region) {
        boolean detailed = found.group().metrics().stream()
                .anyMatch(metric -> metric.name().equals("CPUUtilization") && metric.period() == 60);
        return Instance.builder()
                .instanceId(found.dimension(ID))
                .instanceType(type(found))
                .imageId(found.attribute("image", "ami-00000000000000001"))
                .state(state -> state.name(state(found)).code(stateCode(state(found))))
                .placement(placement -> placement.availabilityZone(zone(found, region)))
                .monitoring(m -> m.state(detailed ? MonitoringState.ENABLED : MonitoringState.DISABLED))
                .launchTime(found.since())
                .vpcId(found.attribute("vpc").orElse(null))
                .tags(Ec2Tags.of(found))
                .build();
    }

    private static String type(Resource found) {
        return found.attribute("type", "t3.micro");
    }

    private static String zone(Resource found, String region) {
        return found.attribute("zone", region + "a");
    }

    private static String state(Resource found) {
        return found.attribute("state", "running");
    }

    private static int stateCode(String state) {
        List<InstanceStateName> inOrder = List.of(
                InstanceStateName.PENDING,
                InstanceStateName.RUNNING,
                InstanceStateName.SHUTTING_DOWN,
                InstanceStateName.TERMINATED,
                InstanceStateName.STOPPING,
                InstanceStateName.STOPPED);
        return Math.max(0, inOrder.indexOf(InstanceStateName.fromValue(state))) * 16;
    }
}
