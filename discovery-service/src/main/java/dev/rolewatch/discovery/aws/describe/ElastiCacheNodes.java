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
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;

/** ElastiCache clusters and their nodes; each node of a replication group is a cluster of one node. */
final class ElastiCacheNodes implements Describer {
    private static final String NAMESPACE = "AWS/ElastiCache";
    private static final String CLUSTER = "CacheClusterId";
    private static final String NODE = "CacheNodeId";
    private static final int PAGE = 100;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, CLUSTER), Described.kind(NAMESPACE, CLUSTER, NODE));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        ElastiCacheClient elastiCache = calls.client(ElastiCacheClient.class, ElastiCacheClient::builder);
        calls.pages(
                Api.ELASTICACHE_DESCRIBE,
                "elasticache:DescribeCacheClusters",
                (session, token) -> elastiCache.describeCacheClusters(request -> request.showCacheNodeInfo(true)
                        .maxRecords(PAGE)
                        .marker(token)
                        .overrideConfiguration(session)),
                DescribeCacheClustersResponse::marker,
                page -> sink.accept(page.cacheClusters().stream()
                        .filter(cluster -> Described.exists(cluster.cacheClusterStatus()))
                        .flatMap(cluster -> found(calls, cluster))
                        .toList()));
    }

    private static Stream<FoundResource> found(RegionCalls calls, CacheCluster cluster) {
        return Stream.concat(
                Stream.of(of(calls.id(NAMESPACE, CLUSTER, cluster.cacheClusterId()), cluster)
                        .with("availability-zone", cluster.preferredAvailabilityZone())
                        .resource()),
                cluster.cacheNodes().stream().map(node -> node(calls, cluster, node)));
    }

    private static FoundResource node(RegionCalls calls, CacheCluster cluster, CacheNode node) {
        return of(
                        ResourceId.of(
                                calls.region(),
                                NAMESPACE,
                                Map.of(CLUSTER, cluster.cacheClusterId(), NODE, node.cacheNodeId())),
                        cluster)
                .with("status", node.cacheNodeStatus())
                .with("availability-zone", node.customerAvailabilityZone())
                .resource();
    }

    private static Described of(ResourceId id, CacheCluster cluster) {
        return new Described(id)
                .arn(cluster.arn())
                .with("engine", cluster.engine())
                .with("engine-version", cluster.engineVersion())
                .with("node-type", cluster.cacheNodeType())
                .with("status", cluster.cacheClusterStatus())
                .with("replication-group", cluster.replicationGroupId());
    }
}
