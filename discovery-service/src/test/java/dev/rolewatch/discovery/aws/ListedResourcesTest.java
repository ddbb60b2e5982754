package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the services tell that speak JSON, and S3. */
class ListedResourcesTest extends ScannerFixture {

    @Test
    void aTableIsDescribedWithItsIndexes() throws Exception {
        Map<String, String> index = Map.of("TableName", "orders", "GlobalSecondaryIndexName", "by-customer");
        put(
                FRANKFURT,
                one("AWS/DynamoDB", Map.of("TableName", "orders")).withAttributes(Map.of("billingMode", "PROVISIONED")),
                one("AWS/DynamoDB", Map.of("TableName", "carts")),
                one("AWS/DynamoDB", index).withAttributes(Map.of("state", "UPDATING")));

        FoundResource orders = described("AWS/DynamoDB", Map.of("TableName", "orders"));

        assertThat(orders.arn()).isEqualTo("arn:aws:dynamodb:eu-central-1:" + customer.awsAccount + ":table/orders");
        assertThat(orders.metadata()).containsEntry("billing-mode", "PROVISIONED");
        assertThat(described("AWS/DynamoDB", Map.of("TableName", "carts")).metadata())
                .containsEntry("billing-mode", "PAY_PER_REQUEST")
                .containsEntry("status", "ACTIVE");
        assertThat(described("AWS/DynamoDB", index).arn()).isEqualTo(orders.arn() + "/index/by-customer");
        assertThat(described("AWS/DynamoDB", index).metadata()).containsEntry("status", "UPDATING");
    }

    @Test
    void anEcsServiceIsDescribedInItsCluster() throws Exception {
        Map<String, String> cart = Map.of("ClusterName", "shop", "ServiceName", "cart");
        put(
                FRANKFURT,
                one("AWS/ECS", Map.of("ClusterName", "shop")),
                one("AWS/ECS", Map.of("ClusterName", "idle")),
                one("AWS/ECS", cart).withAttributes(Map.of("launchType", "EC2", "desired", "3")),
                one("AWS/ECS", Map.of("ClusterName", "shop", "ServiceName", "old"))
                        .withAttributes(Map.of("state", "INACTIVE")));

        FoundResource service = described("AWS/ECS", cart);

        assertThat(service.arn()).isEqualTo("arn:aws:ecs:eu-central-1:" + customer.awsAccount + ":service/shop/cart");
        assertThat(service.metadata())
                .containsEntry("launch-type", "EC2")
                .containsEntry("desired-count", "3")
                .containsEntry("status", "ACTIVE");
        assertThat(seen.described())
                .extracting(FoundResource::id)
                .containsExactlyInAnyOrder(
                        ResourceId.of(IN_FRANKFURT, "AWS/ECS", Map.of("ClusterName", "shop")),
                        ResourceId.of(IN_FRANKFURT, "AWS/ECS", Map.of("ClusterName", "idle")),
                        ResourceId.of(IN_FRANKFURT, "AWS/ECS", cart));
    }

    @Test
    void aQueueAndAStreamAreDescribed() throws Exception {
        put(
                FRANKFURT,
                one("AWS/SQS", Map.of("QueueName", "orders.fifo")),
                one("AWS/Kinesis", Map.of("StreamName", "clicks")).withAttributes(Map.of("mode", "PROVISIONED")));

        assertThat(described("AWS/SQS", Map.of("QueueName", "orders.fifo")).metadata())
                .containsEntry("fifo", "true");
        FoundResource clicks = described("AWS/Kinesis", Map.of("StreamName", "clicks"));
        assertThat(clicks.arn()).isEqualTo("arn:aws:kinesis:eu-central-1:" + customer.awsAccount + ":stream/clicks");
        assertThat(clicks.metadata())
                .containsEntry("stream-mode", "PROVISIONED")
                .containsEntry("status", "ACTIVE");
    }

    @Test
    void aBucketIsDescribedInItsRegionAloneAndOnce() throws Exception {
        put(
                FRANKFURT,
                one("AWS/S3", Map.of("BucketName", "logs", "StorageType", "StandardStorage")),
                one("AWS/S3", Map.of("BucketName", "logs", "FilterId", "all")));
        put(VIRGINIA, one("AWS/S3", Map.of("BucketName", "archive")));

        assertThat(described("AWS/S3", Map.of("BucketName", "logs")).metadata())
                .containsEntry("creation-date", SINCE.toString());
        assertThat(seen.described())
                .extracting(FoundResource::id)
                .containsExactlyInAnyOrder(
                        ResourceId.of(IN_FRANKFURT, "AWS/S3", Map.of("BucketName", "logs")),
                        ResourceId.of(IN_VIRGINIA, "AWS/S3", Map.of("BucketName", "archive")));
    }

    @Test
    void aFunctionIsDescribedWithoutWhatItsEnvironmentHolds() throws Exception {
        put(
                FRANKFURT,
                one("AWS/Lambda", Map.of("FunctionName", "resize"))
                        .withAttributes(
                                Map.of("runtime", "java25", "memory", "512", "environment.DB_PASSWORD", "hunter2")));

        assertThat(described("AWS/Lambda", Map.of("FunctionName", "resize")).metadata())
                .containsEntry("runtime", "java25")
                .containsEntry("memory-mb", "512")
                .containsEntry("timeout-seconds", "3")
                .containsEntry("package-type", "Zip");
        assertThat(seen.results)
                .allSatisfy(result -> assertThat(new String(Json.write(result), StandardCharsets.UTF_8))
                        .doesNotContain("DB_PASSWORD", "hunter2"));
    }

    @Test
    void eachServiceIsReadToItsLastPage() throws Exception {
        put(
                FRANKFURT,
                many(101, "AWS/DynamoDB", Map.of("TableName", "n-{i}")),
                many(1_001, "AWS/SQS", Map.of("QueueName", "n-{i}")),
                one("AWS/ECS", Map.of("ClusterName", "shop")),
                many(11, "AWS/ECS", Map.of("ClusterName", "shop", "ServiceName", "n-{i}")),
                many(1_001, "AWS/Kinesis", Map.of("StreamName", "n-{i}")),
                many(51, "AWS/Lambda", Map.of("FunctionName", "n-{i}")),
                many(1_001, "AWS/S3", Map.of("BucketName", "n-{i}")));

        assertThat(scan().failures()).isEmpty();

        assertThat(seen.described().stream()
                        .collect(Collectors.groupingBy(found -> found.id().namespace(), Collectors.counting())))
                .isEqualTo(Map.of(
                        "AWS/DynamoDB", 101L,
                        "AWS/SQS", 1_001L,
                        "AWS/ECS", 12L,
                        "AWS/Kinesis", 1_001L,
                        "AWS/Lambda", 51L,
                        "AWS/S3", 1_001L));
    }

    private static ResourceDefinition many(int count, String namespace, Map<String, String> dimensions) {
        return ResourceDefinition.many(count + " " + namespace, count, namespace, dimensions, SINCE);
    }
}
