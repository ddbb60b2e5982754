package dev.rolewatch.simulator.ecs;

import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;

/** The operations of ECS. */
public final class EcsOperations {
    static final String NAMESPACE = "AWS/ECS";
    static final String INVALID = "InvalidParameterException";

    private EcsOperations() {}

    public static List<Operation<?>> all(Resources resources) {
        var clusters = new EcsClusters(resources);
        var services = new EcsServices(resources, clusters);
        return List.of(
                Operation.guarded(
                        AwsService.ECS,
                        "ListClusters",
                        ListClustersRequest::builder,
                        ListClustersRequest.class,
                        clusters::list),
                Operation.guarded(
                        AwsService.ECS,
                        "DescribeClusters",
                        DescribeClustersRequest::builder,
                        DescribeClustersRequest.class,
                        clusters::describe),
                Operation.guarded(
                        AwsService.ECS,
                        "ListServices",
                        ListServicesRequest::builder,
                        ListServicesRequest.class,
                        services::list),
                Operation.guarded(
                        AwsService.ECS,
                        "DescribeServices",
                        DescribeServicesRequest::builder,
                        DescribeServicesRequest.class,
                        services::describe));
    }

    static void checkCount(String what, List<String> named, int most) {
        if (named.size() > most) {
            throw AwsException.of(INVALID, what + " cannot have more than " + most + " elements.");
        }
    }

    static Failure missing(String named) {
        return Failure.builder().arn(named).reason("MISSING").build();
    }

    /** The name, which is what follows the last slash of an ARN. */
    static String nameIn(String named) {
        return named.substring(named.lastIndexOf('/') + 1);
    }
}
