package dev.rolewatch.simulator.ecs;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

/** Clusters: the resources whose only dimension is ClusterName. */
final class EcsClusters {
    static final String NAME = "ClusterName";

    private static final int MOST = 100;
    private static final PageRule PAGES = new PageRule("maxResults", 1, MOST, MOST, EcsOperations.INVALID);
    private static final ResourceKind CLUSTER = ResourceKind.of(EcsOperations.NAMESPACE, NAME);

    private final Resources resources;

    EcsClusters(Resources resources) {
        this.resources = resources;
    }

    ListClustersResponse list(Call call, ListClustersRequest request) {
        ResourcePage page =
                resources.page(call, CLUSTER, PAGES.start(request.nextToken()), PAGES.size(request.maxResults()));
        return ListClustersResponse.builder()
                .clusterArns(page.found().stream().map(each -> arn(call, each)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    DescribeClustersResponse describe(Call call, DescribeClustersRequest request) {
        EcsOperations.checkCount("Clusters", request.clusters(), MOST);
        List<Cluster> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String named : request.clusters().isEmpty() ? List.of("default") : request.clusters()) {
            find(call, named)
                    .ifPresentOrElse(
                            each -> found.add(cluster(call, each)), () -> failures.add(EcsOperations.missing(named)));
        }
        return DescribeClustersResponse.builder()
                .clusters(found)
                .failures(failures)
                .build();
    }

    /** @param named a name or an ARN */
    Optional<Resource> find(Call call, String named) {
        return resources.find(call, CLUSTER, Map.of(NAME, EcsOperations.nameIn(named)));
    }

    static String arn(Call call, Resource cluster) {
        return cluster.arn().orElse(call.arn("ecs", "cluster/" + cluster.dimension(NAME)));
    }

    private static Cluster cluster(Call call, Resource found) {
        return Cluster.builder()
                .clusterName(found.dimension(NAME))
                .clusterArn(arn(call, found))
                .status(found.attribute("state", "ACTIVE"))
                .registeredContainerInstancesCount(found.number("instances", 0))
                .runningTasksCount(found.number("running", 1))
                .capacityProviders(found.attribute("capacityProvider", "FARGATE"))
                .build();
    }
}
