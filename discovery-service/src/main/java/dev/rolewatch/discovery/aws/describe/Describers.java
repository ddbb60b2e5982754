package dev.rolewatch.discovery.aws.describe;

import java.util.List;

/** All services whose resources are described. */
public final class Describers {
    private static final List<Describer> ALL = List.of(
            new Ec2Instances(),
            new EbsVolumes(),
            new NatGateways(),
            new AutoScalingGroups(),
            new RdsInstances(),
            new RdsClusters(),
            new LoadBalancers(),
            new TargetGroups(),
            new DynamoDbTables(),
            new SqsQueues(),
            new SnsTopics(),
            new EcsServices(),
            new ElastiCacheNodes(),
            new KinesisStreams(),
            new S3Buckets(),
            new LambdaFunctions());

    private Describers() {}

    public static List<Describer> all() {
        return ALL;
    }
}
