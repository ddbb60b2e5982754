package dev.rolewatch.simulator.rds;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** DescribeDBInstances: the resources that have a DBInstanceIdentifier. */
final class DescribeDbInstances {
    private static final String ID = "DBInstanceIdentifier";
    private static final ResourceKind INSTANCE = ResourceKind.of("AWS/RDS", ID).in("AWS/DocDB", "AWS/Neptune");

    private final Resources resources;

    DescribeDbInstances(Resources resources) {
        this.resources = resources;
    }

    DescribeDbInstancesResponse handle(Call call, DescribeDbInstancesRequest request) {
        if (request.dbInstanceIdentifier() != null) {
            return DescribeDbInstancesResponse.builder()
                    .dbInstances(List.of(instance(call, named(call, request.dbInstanceIdentifier()))))
                    .build();
        }
        ResourcePage page = resources.page(
                call,
                INSTANCE,
                found -> RdsFilters.match(request.filters(), found, ID),
                RdsOperations.PAGES.start(request.marker()),
                RdsOperations.PAGES.size(request.maxRecords()));
        return DescribeDbInstancesResponse.builder()
                .dbInstances(
                        page.found().stream().map(each -> instance(call, each)).toList())
                .marker(page.nextToken())
                .build();
    }

    private Resource named(Call call, String id) {
        return resources
                .find(call, INSTANCE, Map.of(ID, id))
                .orElseThrow(() -> AwsException.of("DBInstanceNotFound", 404, "DBInstance " + id + " not found."));
    }

    private static DBInstance instance(Call call, Resource found) {
        String id = found.dimension(ID);
        return DBInstance.builder()
                .dbInstanceIdentifier(id)
                .dbInstanceArn(found.arn().orElse(call.arn("rds", "db:" + id)))
                .dbInstanceClass(found.attribute("class", "db.t4g.medium"))
                .engine(RdsOperations.engine(found))
                .engineVersion(found.attribute("version", "16.4"))
                .dbInstanceStatus(found.attribute("state", "available"))
                .availabilityZone(found.attribute("zone", call.region() + "a"))
                .multiAZ(Boolean.valueOf(found.attribute("multiAz", "false")))
                .allocatedStorage(found.number("size", 20))
                .storageType(found.attribute("storage", "gp3"))
                .dbClusterIdentifier(found.attribute("cluster").orElse(null))
                .masterUsername("admin")
                .endpoint(endpoint -> endpoint.address(id + ".abcdefghijkl." + call.region() + ".rds.amazonaws.com")
                        .port(found.number("port", 5432)))
                .instanceCreateTime(found.since())
                .tagList(RdsOperations.tags(found))
                .build();
    }
}
