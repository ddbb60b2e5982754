package dev.rolewatch.simulator.ecs;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Services: the resources whose dimensions are ClusterName and ServiceName. */
final class EcsServices {
    private static final String NAME = "ServiceName";
    private static final int MOST_DESCRIBED = 10;
    private static final PageRule PAGES = new PageRule("maxResults", 1, 100, 10, EcsOperations.INVALID);
    private static final ResourceKind SERVICE = ResourceKind.of(EcsOperations.NAMESPACE, EcsClusters.NAME, NAME);

    private final Resources resources;
    private final EcsClusters clusters;

    EcsServices(Resources resources, EcsClusters clusters) {
        this.resources = resources;
        this.clusters = clusters;
    }

    ListServicesResponse list(Call call, ListServicesRequest request) {
        String cluster = cluster(call, request.cluster()).dimension(EcsClusters.NAME);
        ResourcePage page = resources.page(
                call,
                SERVICE.where(EcsClusters.NAME, cluster),
                found -> request.launchType() == null || launchType(found).equals(request.launchTypeAsString()),
                PAGES.start(request.nextToken()),
                PAGES.size(request.maxResults()));
        return ListServicesResponse.builder()
                .serviceArns(page.found().stream().map(each -> arn(call, each)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    DescribeServicesResponse describe(Call call, DescribeServicesRequest request) {
        EcsOperations.checkCount("Services", request.services(), MOST_DESCRIBED);
        Resource cluster = cluster(call, request.cluster());
        boolean withTags = request.include().contains(ServiceField.TAGS);
        List<Service> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String named : request.services()) {
            var dimensions =
                    Map.of(EcsClusters.NAME, cluster.dimension(EcsClusters.NAME), NAME, EcsOperations.nameIn(named));
            resources
                    .find(call, SERVICE, dimensions)
                    .ifPresentOrElse(
                            each -> found.add(service(call, cluster, each, withTags)),
                            () -> failures.add(EcsOperations.missing(named)));
        }
        return DescribeServicesResponse.builder()
                .services(found)
                .failures(failures)
                .build();
    }

    private Resource cluster(Call call, String named) {
        return clusters.find(call, named == null ? "default" : named)
                .orElseThrow(() -> AwsException.of("ClusterNotFoundException", "Cluster not found."));
    }

    private static Service service(Call call, Resource cluster, Resource found, boolean withTags) {
        return Service.builder()
                .serviceName(found.dimension(NAME))
                .serviceArn(arn(call, found))
                .clusterArn(EcsClusters.arn(call, cluster))
                .status(found.attribute("state", "ACTIVE"))
                .launchType(launchType(found))
                .schedulingStrategy(found.attribute("scheduling", "REPLICA"))
                .desiredCount(found.number("desired", 1))
                .runningCount(found.number("running", 1))
                .createdAt(found.since())
                .tags(withTags ? tags(found) : null)
                .build();
    }

    private static List<Tag> tags(Resource found) {
        return found.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static String launchType(Resource found) {
        return found.attribute("launchType", "FARGATE");
    }

    private static String arn(Call call, Resource found) {
        return found.arn()
                .orElseGet(() ->
                        call.arn("ecs", "service/" + found.dimension(EcsClusters.NAME) + "/" + found.dimension(NAME)));
    }
}
