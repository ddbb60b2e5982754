package dev.rolewatch.simulator.rds;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;

/** DescribeDBClusters: the resources whose only dimension is DBClusterIdentifier. */
final class DescribeDbClusters {
    private static final String ID = "DBClusterIdentifier";
    private static final ResourceKind CLUSTER = ResourceKind.of("AWS/RDS", ID).in("AWS/DocDB", "AWS/Neptune");

    private final Resources resources;

    DescribeDbClusters(Resources resources) {
        this.resources = resources;
    }

    DescribeDbClustersResponse handle(Call call, DescribeDbClustersRequest request) {
        if (request.dbClusterIdentifier() != null) {
            return DescribeDbClustersResponse.builder()
                    .dbClusters(List.of(cluster(call, named(call, request.dbClusterIdentifier()))))
                    .build();
        }
        ResourcePage page = resources.page(
                call,
                CLUSTER,
                found -> RdsFilters.match(request.filters(), found, ID),
                RdsOperations.PAGES.start(request.marker()),
                RdsOperations.PAGES.size(request.maxRecords()));
        return DescribeDbClustersResponse.builder()
                .dbClusters(
                        page.found().stream().map(each -> cluster(call, each)).toList())
                .marker(page.nextToken())
                .build();
    }

    private Resource named(Call call, String id) {
        return resources
                .find(call, CLUSTER, Map.of(ID, id))
                .orElseThrow(() -> AwsException.of("DBClusterNotFoundFault", 404, "DBCluster " + id + " not found."));
    }

    private static DBCluster cluster(Call call, Resource found) {
        String id = found.dimension(ID);
        String engine = RdsOperations.engine(found);
        return DBCluster.builder()
                .dbClusterIdentifier(id)
                .dbClusterArn(found.arn().orElse(call.arn("rds", "cluster:" + id)))
                .engine(engine.equals("postgres") ? "aurora-postgresql" : engine)
                .engineVersion(found.attribute("version", "16.4"))
                .engineMode(found.attribute("mode", "provisioned"))
                .status(found.attribute("state", "available"))
                .multiAZ(Boolean.valueOf(found.attribute("multiAz", "true")))
                .availabilityZones(found.attribute("zone", call.region() + "a"))
                .masterUsername("admin")
                .clusterCreateTime(found.since())
                .tagList(RdsOperations.tags(found))
                .build();
    }
}
