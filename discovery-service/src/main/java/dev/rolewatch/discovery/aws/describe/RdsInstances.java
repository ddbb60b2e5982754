package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Instances of Amazon RDS, Aurora, DocumentDB and Neptune, which share one list. */
final class RdsInstances implements Describer {
    private static final String DIMENSION = "DBInstanceIdentifier";
    private static final int PAGE = 100;

    @Override
    public List<DescribedKind> kinds() {
        return DatabaseEngines.kinds(DIMENSION);
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        RdsClient rds = calls.client(RdsClient.class, RdsClient::builder);
        calls.pages(
                Api.RDS_DESCRIBE,
                "rds:DescribeDBInstances",
                (session, token) -> rds.describeDBInstances(
                        request -> request.maxRecords(PAGE).marker(token).overrideConfiguration(session)),
                DescribeDbInstancesResponse::marker,
                page -> sink.accept(page.dbInstances().stream()
                        .filter(instance -> Described.exists(instance.dbInstanceStatus()))
                        .map(instance -> found(calls, instance))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, DBInstance instance) {
        String namespace = DatabaseEngines.namespace(instance.engine());
        return new Described(calls.id(namespace, DIMENSION, instance.dbInstanceIdentifier()))
                .arn(instance.dbInstanceArn())
                .tags(instance.tagList(), Tag::key, Tag::value)
                .with("engine", instance.engine())
                .with("engine-version", instance.engineVersion())
                .with("instance-class", instance.dbInstanceClass())
                .with("status", instance.dbInstanceStatus())
                .with("multi-az", instance.multiAZ())
                .with("availability-zone", instance.availabilityZone())
                .with("cluster", instance.dbClusterIdentifier())
                .resource();
    }
}
