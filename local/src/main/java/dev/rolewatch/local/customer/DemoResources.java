package dev.rolewatch.local.customer;

import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What runs in one Region of a simulated account. Each resource publishes the metrics that the catalog knows of its
 * service; the ARNs are written out, so that the catalog's patterns are compared with something.
 *
 * @param since when the resources were made
 */
record DemoResources(String account, String region, Instant since) {
    private static final Catalog CATALOG = Catalog.shipped();
    /** Storage metrics are daily. */
    private static final Duration AGE_OF_BUCKETS = Duration.ofDays(3);
    /** The share of minutes in which something happens that need not happen. */
    private static final double NOW_AND_THEN = 0.2;

    ResourceDefinition instances(String name, int count, Map<String, String> tags) {
        return untaggedInstances(name, count).withTags(tags);
    }

    ResourceDefinition untaggedInstances(String name, int count) {
        String id = id("i", name);
        return many("ec2-" + name, count, "AWS/EC2", Map.of("InstanceId", id))
                .withArn(arn("ec2", "instance/" + id))
                .withAttributes(Map.of("type", "m7g.large", "state", "running", "zone", region + "a"));
    }

    ResourceDefinition volumes(String name, int count, Map<String, String> tags) {
        String id = id("vol", name);
        return many("ebs-" + name, count, "AWS/EBS", Map.of("VolumeId", id))
                .withArn(arn("ec2", "volume/" + id))
                .withTags(tags);
    }

    ResourceDefinition databases(String name, int count, Map<String, String> tags) {
        return many("rds-" + name, count, "AWS/RDS", Map.of("DBInstanceIdentifier", name + "-{i}"))
                .withArn(arn("rds", "db:" + name + "-{i}"))
                .withTags(tags);
    }

    ResourceDefinition loadBalancer(String name, Map<String, String> tags) {
        String id = "app/" + name + "/50dc6c495c0c9188";
        return many("alb-" + name, 1, "AWS/ApplicationELB", Map.of("LoadBalancer", id))
                .withArn(arn("elasticloadbalancing", "loadbalancer/" + id))
                .withTags(tags);
    }

    ResourceDefinition queues(String name, int count, Map<String, String> tags) {
        return many("sqs-" + name, count, "AWS/SQS", Map.of("QueueName", name + "-{i}"))
                .withArn(arn("sqs", name + "-{i}"))
                .withTags(tags);
    }

    ResourceDefinition functions(String name, int count, Map<String, String> tags) {
        return many("lambda-" + name, count, "AWS/Lambda", Map.of("FunctionName", name + "-{i}"))
                .withArn(arn("lambda", "function:" + name + "-{i}"))
                .withTags(tags);
    }

    ResourceDefinition tables(String name, int count, Map<String, String> tags) {
        return many("dynamodb-" + name, count, "AWS/DynamoDB", Map.of("TableName", name + "-{i}"))
                .withArn(arn("dynamodb", "table/" + name + "-{i}"))
                .withTags(tags);
    }

    ResourceDefinition buckets(String name, int count, Map<String, String> tags) {
        return new ResourceDefinition(
                "s3-" + name,
                count,
                "AWS/S3",
                Map.of("BucketName", name + "-{i}"),
                List.of(
                        storage("BucketSizeBytes", "Bytes", "StandardStorage"),
                        storage("NumberOfObjects", "Count", "AllStorageTypes")),
                "arn:aws:s3:::" + name + "-{i}",
                tags,
                since.minus(AGE_OF_BUCKETS),
                Map.of());
    }

    private ResourceDefinition many(String name, int count, String namespace, Map<String, String> dimensions) {
        MetricDefinition[] metrics = metrics(namespace).toArray(MetricDefinition[]::new);
        return ResourceDefinition.many(name, count, namespace, dimensions, since, metrics);
    }

    private static List<MetricDefinition> metrics(String namespace) {
        return CATALOG.entry(namespace).orElseThrow().metrics().stream()
                .map(metric -> MetricDefinition.every((int) metric.period().toSeconds(), metric.name(), metric.unit())
                        .present(isSparse(metric.name()) ? NOW_AND_THEN : 1))
                .toList();
    }

    private static boolean isSparse(String metric) {
        return metric.contains("Error") || metric.contains("Throttle") || metric.contains("5XX");
    }

    private static MetricDefinition storage(String name, String unit, String type) {
        return MetricDefinition.every((int) Duration.ofDays(1).toSeconds(), name, unit)
                .with("StorageType", type);
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** An id such as EC2 gives: 17 hexadecimal digits, of which the last is the resource's number. */
    private static String id(String prefix, String name) {
        return prefix + "-" + String.format("%016x", name.hashCode() * 0x9e3779b97f4a7c15L) + "{i}";
    }
}
