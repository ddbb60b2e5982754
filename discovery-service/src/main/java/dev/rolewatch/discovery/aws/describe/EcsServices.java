package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/** ECS clusters and their services. */
final class EcsServices implements Describer {
    private static final String NAMESPACE = "AWS/ECS";
    private static final String CLUSTER = "ClusterName";
    private static final String SERVICE = "ServiceName";
    private static final int CLUSTERS_PAGE = 100;
    /** As many services as one DescribeServices takes. */
    private static final int SERVICES_PAGE = 10;

    private static final String DELETED_MEANWHILE = "ClusterNotFoundException";

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, CLUSTER), Described.kind(NAMESPACE, CLUSTER, SERVICE));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        EcsClient ecs = calls.client(EcsClient.class, EcsClient::builder);
        calls.pages(
                Api.ECS_READ,
                "ecs:ListClusters",
                (session, token) -> ecs.listClusters(request ->
                        request.maxResults(CLUSTERS_PAGE).nextToken(token).overrideConfiguration(session)),
                ListClustersResponse::nextToken,
                page -> clusters(calls, ecs, page.clusterArns(), sink));
    }

    private static void clusters(
            RegionCalls calls, EcsClient ecs, List<String> arns, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        if (arns.isEmpty()) {
            return;
        }
        List<Cluster> clusters = calls
                .call(
                        Api.ECS_READ,
                        "ecs:DescribeClusters",
                        session -> ecs.describeClusters(
                                request -> request.clusters(arns).overrideConfiguration(session)))
                .clusters()
                .stream()
                .filter(cluster -> Described.exists(cluster.status()))
                .toList();
        sink.accept(clusters.stream().map(cluster -> found(calls, cluster)).toList());
        for (Cluster cluster : clusters) {
            services(calls, ecs, cluster, sink);
        }
    }

    private static void services(
            RegionCalls calls, EcsClient ecs, Cluster cluster, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        try {
            calls.pages(
                    Api.ECS_READ,
                    "ecs:ListServices",
                    (session, token) -> ecs.listServices(request -> request.cluster(cluster.clusterArn())
                            .maxResults(SERVICES_PAGE)
                            .nextToken(token)
                            .overrideConfiguration(session)),
                    ListServicesResponse::nextToken,
                    page -> sink.accept(described(calls, ecs, cluster, page.serviceArns())));
        } catch (CallFailedException e) {
            if (!e.rejectedAs(DELETED_MEANWHILE)) {
                throw e;
            }
        }
    }

    private static List<FoundResource> described(RegionCalls calls, EcsClient ecs, Cluster cluster, List<String> arns)
            throws CallFailedException, InterruptedException {
        if (arns.isEmpty()) {
            return List.of();
        }
        return calls
                .call(
                        Api.ECS_READ,
                        "ecs:DescribeServices",
                        session -> ecs.describeServices(request -> request.cluster(cluster.clusterArn())
                                .services(arns)
                                .overrideConfiguration(session)))
                .services()
                .stream()
                .filter(service -> Described.exists(service.status()))
                .map(service -> found(calls, cluster, service))
                .toList();
    }

    private static FoundResource found(RegionCalls calls, Cluster cluster) {
        return new Described(calls.id(NAMESPACE, CLUSTER, cluster.clusterName()))
                .arn(cluster.clusterArn())
                .with("status", cluster.status())
                .resource();
    }

    private static FoundResource found(RegionCalls calls, Cluster cluster, Service service) {
        return new Described(ResourceId.of(
                        calls.region(),
                        NAMESPACE,
                        Map.of(CLUSTER, cluster.clusterName(), SERVICE, service.serviceName())))
                .arn(service.serviceArn())
                .with("status", service.status())
                .with("launch-type", service.launchTypeAsString())
                .with("desired-count", service.desiredCount())
                .resource();
    }
}
