package dev.rolewatch.simulator.elasticache;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * The operations of ElastiCache: a cluster's only dimension is CacheClusterId (CacheNodeId is one of its metrics), a
 * replication group's is ReplicationGroupId.
 */
public final class ElastiCacheOperations {
    private static final PageRule PAGES = new PageRule("MaxRecords", 20, 100, 100, "InvalidParameterValue");
    private static final String CLUSTER_ID = "CacheClusterId";
    private static final String GROUP_ID = "ReplicationGroupId";
    private static final ResourceKind CLUSTER = ResourceKind.of("AWS/ElastiCache", CLUSTER_ID);
    private static final ResourceKind GROUP = ResourceKind.of("AWS/ElastiCache", GROUP_ID);

    private final Resources resources;

    private ElastiCacheOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        var handlers = new ElastiCacheOperations(resources);
        return List.of(
                Operation.guarded(
                        AwsService.ELASTICACHE,
                        "DescribeCacheClusters",
                        DescribeCacheClustersRequest::builder,
                        DescribeCacheClustersRequest.class,
                        handlers::clusters),
                Operation.guarded(
                        AwsService.ELASTICACHE,
                        "DescribeReplicationGroups",
                        DescribeReplicationGroupsRequest::builder,
                        DescribeReplicationGroupsRequest.class,
                        handlers::groups));
    }

    private DescribeCacheClustersResponse clusters(Call call, DescribeCacheClustersRequest request) {
        String id = request.cacheClusterId();
        ResourcePage page = resources.page(
                call,
                CLUSTER,
                found -> id == null || id.equals(found.dimension(CLUSTER_ID)),
                PAGES.start(request.marker()),
                PAGES.size(request.maxRecords()));
        return DescribeCacheClustersResponse.builder()
                .cacheClusters(
                        page.found().stream().map(each -> cluster(call, each)).toList())
                .marker(page.nextToken())
                .build();
    }

    private DescribeReplicationGroupsResponse groups(Call call, DescribeReplicationGroupsRequest request) {
        String id = request.replicationGroupId();
        ResourcePage page = resources.page(
                call,
                GROUP,
                found -> id == null || id.equals(found.dimension(GROUP_ID)),
                PAGES.start(request.marker()),
                PAGES.size(request.maxRecords()));
        return DescribeReplicationGroupsResponse.builder()
                .replicationGroups(
                        page.found().stream().map(each -> group(call, each)).toList())
                .marker(page.nextToken())
                .build();
    }

    private static CacheCluster cluster(Call call, Resource found) {
        String id = found.dimension(CLUSTER_ID);
        return CacheCluster.builder()
                .cacheClusterId(id)
                .arn(found.arn().orElse(call.arn("elasticache", "cluster:" + id)))
                .cacheClusterStatus(found.attribute("state", "available"))
                .engine(found.attribute("engine", "redis"))
                .engineVersion(found.attribute("version", "7.1.0"))
                .cacheNodeType(found.attribute("class", "cache.t4g.micro"))
                .numCacheNodes(found.number("nodes", 1))
                .preferredAvailabilityZone(found.attribute("zone", call.region() + "a"))
                .replicationGroupId(found.attribute("replicationGroup").orElse(null))
                .cacheClusterCreateTime(found.since())
                .build();
    }

    private static ReplicationGroup group(Call call, Resource found) {
        String id = found.dimension(GROUP_ID);
        return ReplicationGroup.builder()
                .replicationGroupId(id)
                .arn(found.arn().orElse(call.arn("elasticache", "replicationgroup:" + id)))
                .description(found.attribute("description", id))
                .status(found.attribute("state", "available"))
                .engine(found.attribute("engine", "redis"))
                .cacheNodeType(found.attribute("class", "cache.t4g.micro"))
                .clusterEnabled(Boolean.valueOf(found.attribute("clusterMode", "false")))
                .multiAZ(found.attribute("multiAz", "disabled"))
                .replicationGroupCreateTime(found.since())
                .build();
    }
}
