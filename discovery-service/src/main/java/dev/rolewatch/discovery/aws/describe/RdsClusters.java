package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Clusters of Amazon RDS, Aurora, DocumentDB and Neptune, which share one list. */
final class RdsClusters implements Describer {
    private static final String DIMENSION = "DBClusterIdentifier";
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
                "rds:DescribeDBClusters",
                (session, token) -> rds.describeDBClusters(
                        request -> request.maxRecords(PAGE).marker(token).overrideConfiguration(session)),
                DescribeDbClustersResponse::marker,
                page -> sink.accept(page.dbClusters().stream()
                        .filter(cluster -> Described.exists(cluster.status()))
                        .map(cluster -> found(calls, cluster))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, DBCluster cluster) {
        String namespace = DatabaseEngines.namespace(cluster.engine());
        return new Described(calls.id(namespace, DIMENSION, cluster.dbClusterIdentifier()))
                .arn(cluster.dbClusterArn())
                .tags(cluster.tagList(), Tag::key, Tag::value)
                .with("engine", cluster.engine())
                .with("engine-version", cluster.engineVersion())
                .with("engine-mode", cluster.engineMode())
                .with("instance-class", cluster.dbClusterInstanceClass())
                .with("status", cluster.status())
                .with("multi-az", cluster.multiAZ())
                .resource();
    }
}
