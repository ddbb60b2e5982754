package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.ec2.ResourcePage.Found;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

/** DescribeInstances: the resources of AWS/EC2 that have an InstanceId, each in a reservation of its own. */
public final class DescribeInstances {
    private static final String ID = "InstanceId";

    private final Accounts accounts;

    public DescribeInstances(Accounts accounts) {
        this.accounts = accounts;
    }

    public DescribeInstancesResponse handle(Call call, DescribeInstancesRequest request) {
        if (request.maxResults() != null && !request.instanceIds().isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        ResourcePage page = ResourcePage.read(
                accounts.inventory(call.accountId(), call.region()),
                call.now(),
                "AWS/EC2",
                ID,
                request.maxResults(),
                request.nextToken(),
                (group, number) -> wanted(new Found(group, number), call, request));
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

    private static boolean wanted(Found found, Call call, DescribeInstancesRequest request) {
        String id = found.dimension(ID);
        return (request.instanceIds().isEmpty() || request.instanceIds().contains(id))
                && Filters.match(request.filters(), tags(found), name -> switch (name) {
                    case "instance-id" -> id;
                    case "instance-state-name" -> state(found);
                    case "instance-type" -> type(found);
                    case "availability-zone" -> zone(found, call.region());
                    default -> null;
                });
    }

    private static Instance instance(Found found, String region) {
        boolean detailed = found.group().metrics().stream()
                .anyMatch(metric -> metric.name().equals("CPUUtilization") && metric.period() == 60);
        return Instance.builder()
                .instanceId(found.dimension(ID))
                .instanceType(type(found))
                .imageId(found.attribute("image", "ami-00000000000000001"))
                .state(state -> state.name(state(found)).code(stateCode(state(found))))
                .placement(placement -> placement.availabilityZone(zone(found, region)))
                .monitoring(m -> m.state(detailed ? MonitoringState.ENABLED : MonitoringState.DISABLED))
                .launchTime(found.group().definition().since())
                .vpcId(found.group().attribute("vpc", found.number()).orElse(null))
                .tags(tags(found).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static Map<String, String> tags(Found found) {
        return found.group().tags(found.number()).orElse(Map.of());
    }

    private static String type(Found found) {
        return found.attribute("type", "t3.micro");
    }

    private static String zone(Found found, String region) {
        return found.attribute("zone", region + "a");
    }

    private static String state(Found found) {
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
