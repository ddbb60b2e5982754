package dev.rolewatch.simulator.rds;

import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** The operations of RDS, which lists the databases of DocumentDB and Neptune as well. */
public final class RdsOperations {
    static final PageRule PAGES = new PageRule("MaxRecords", 20, 100, 100, "InvalidParameterValue");

    private static final Map<String, String> ENGINES =
            Map.of("AWS/RDS", "postgres", "AWS/DocDB", "docdb", "AWS/Neptune", "neptune");

    private RdsOperations() {}

    public static List<Operation<?>> all(Resources resources) {
        return List.of(
                Operation.guarded(
                        AwsService.RDS,
                        "DescribeDBInstances",
                        DescribeDbInstancesRequest::builder,
                        DescribeDbInstancesRequest.class,
                        new DescribeDbInstances(resources)::handle),
                Operation.guarded(
                        AwsService.RDS,
                        "DescribeDBClusters",
                        DescribeDbClustersRequest::builder,
                        DescribeDbClustersRequest.class,
                        new DescribeDbClusters(resources)::handle));
    }

    static String engine(Resource database) {
        return database.attribute("engine", ENGINES.get(database.group().namespace()));
    }

    static List<Tag> tags(Resource database) {
        return database.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
