package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** What the describe calls say of resources, through the SDK's clients. */
class DescribedResourcesTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final String READ_ALL = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
             ["dynamodb:*", "ecs:*", "elasticloadbalancing:*", "kinesis:*", "lambda:*", "rds:*", "s3:*"]}]}""";

    private static AwsSimulator simulator;

    private final Customer customer = new Customer(simulator, role -> role.withPolicy("metrics", READ_ALL));

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void rdsListsTheDatabasesOfItsSiblingsTooAndThoseThatAreStopped() {
        put(
                ResourceDefinition.one("a", "AWS/RDS", Map.of("DBInstanceIdentifier", "shop"), SINCE)
                        .withAttributes(Map.of("engine", "mysql", "state", "stopped", "class", "db.r7g.large"))
                        .withTags(Map.of("team", "shop")),
                ResourceDefinition.one("b", "AWS/DocDB", Map.of("DBInstanceIdentifier", "papers"), SINCE),
                ResourceDefinition.one("c", "AWS/Neptune", Map.of("DBInstanceIdentifier", "graph"), SINCE),
                ResourceDefinition.one(
                        "d", "AWS/RDS", Map.of("DBClusterIdentifier", "aurora", "Role", "WRITER"), SINCE));
        RdsClient rds = customer.clients().client(RdsClient.builder(), customer.session());

        var instances = rds.describeDBInstances().dbInstances();

        assertThat(instances).extracting(DBInstance::engine).containsExactly("mysql", "docdb", "neptune");
        assertThat(instances.get(0)).satisfies(shop -> {
            assertThat(shop.dbInstanceStatus()).isEqualTo("stopped");
            assertThat(shop.dbInstanceClass()).isEqualTo("db.r7g.large");
            assertThat(shop.dbInstanceArn()).isEqualTo("arn:aws:rds:eu-central-1:" + customer.account + ":db:shop");
            assertThat(shop.tagList())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("team=shop");
        });
        assertThat(rds.describeDBClusters().dbClusters()).isEmpty();
    }

    @Test
    void aTargetGroupKnowsItsLoadBalancer() {
        put(ResourceDefinition.one(
                "targets",
                "AWS/ApplicationELB",
                Map.of("TargetGroup", "targetgroup/shop/73e2d6bc24d8a067", "LoadBalancer", "app/shop/50dc6c495c0c9188"),
                SINCE));
        var elb = customer.clients().client(ElasticLoadBalancingV2Client.builder(), customer.session());

        assertThat(elb.describeTargetGroups().targetGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.loadBalancerArns())
                        .containsExactly("arn:aws:elasticloadbalancing:eu-central-1:" + customer.account
                                + ":loadbalancer/app/shop/50dc6c495c0c9188"));
        assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
    }

    @Test
    void aTableIsDescribedWithItsOwnIndexes() {
        put(
                ResourceDefinition.many("tables", 3, "AWS/DynamoDB", Map.of("TableName", "t-{i}"), SINCE),
                ResourceDefinition.many(
                        "indexes",
                        3,
                        "AWS/DynamoDB",
                        Map.of("TableName", "t-{i}", "GlobalSecondaryIndexName", "by-name"),
                        SINCE));
        DynamoDbClient dynamoDb = customer.clients().client(DynamoDbClient.builder(), customer.session());

        var table = dynamoDb.describeTable(request -> request.tableName("t-1")).table();

        assertThat(table.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.creationDateTime()).isEqualTo(SINCE);
        assertThat(table.globalSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.indexArn()).endsWith(":table/t-1/index/by-name"));
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("t-0", "t-1", "t-2");
        assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("t-3")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void howATableIsBilledIsLeftOutIfItNeverWasOnDemand() {
        put(ResourceDefinition.one("table", "AWS/DynamoDB", Map.of("TableName", "orders"), SINCE)
                .withAttributes(Map.of("billingMode", "PROVISIONED", "state", "UPDATING")));
        DynamoDbClient dynamoDb = customer.clients().client(DynamoDbClient.builder(), customer.session());

        var table =
                dynamoDb.describeTable(request -> request.tableName("orders")).table();

        assertThat(table.billingModeSummary()).isNull();
        assertThat(table.tableStatusAsString()).isEqualTo("UPDATING");
    }

    @Test
    void servicesAreListedByTheirClusterAndDescribedByTheTen() {
        put(
                ResourceDefinition.one("main", "AWS/ECS", Map.of("ClusterName", "main"), SINCE),
                ResourceDefinition.one("empty", "AWS/ECS", Map.of("ClusterName", "empty"), SINCE),
                ResourceDefinition.many(
                                "apis", 12, "AWS/ECS", Map.of("ClusterName", "main", "ServiceName", "api-{i}"), SINCE)
                        .withTags(Map.of("team", "shop"))
                        .withAttributes(Map.of("launchType", "EC2")));
        EcsClient ecs = customer.clients().client(EcsClient.builder(), customer.session());
        String cluster = "arn:aws:ecs:eu-central-1:" + customer.account + ":cluster/main";

        var first = ecs.listServices(request -> request.cluster(cluster));
        var second = ecs.listServices(request -> request.cluster(cluster).nextToken(first.nextToken()));
        var described = ecs.describeServices(request -> request.cluster("main")
                .services(second.serviceArns().get(0), "unknown")
                .include(ServiceField.TAGS));

        assertThat(first.serviceArns()).hasSize(10);
        assertThat(second.serviceArns()).hasSize(2);
        assertThat(second.nextToken()).isNull();
        assertThat(described.services()).singleElement().satisfies(service -> {
            assertThat(service).returns("api-10", Service::serviceName).returns("EC2", Service::launchTypeAsString);
            assertThat(service.tags()).hasSize(1);
        });
        assertThat(described.failures()).extracting(Failure::reason).containsExactly("MISSING");
        assertThat(ecs.listServices(request -> request.cluster("empty")).serviceArns())
                .isEmpty();
        assertThat(ecs.describeClusters(request -> request.clusters("main", "none")))
                .satisfies(answer -> assertThat(answer.clusters()).hasSize(1))
                .satisfies(answer -> assertThat(answer.failures()).hasSize(1));
        assertThatThrownBy(() -> ecs.listServices(request -> request.cluster("none")))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void aFunctionsSecretsAreGivenOutWithItsEnvironment() {
        put(
                ResourceDefinition.one("a", "AWS/Lambda", Map.of("FunctionName", "careless"), SINCE)
                        .withAttributes(Map.of("environment.DB_PASSWORD", "hunter2", "memory", "512")),
                ResourceDefinition.one("b", "AWS/Lambda", Map.of("FunctionName", "careful"), SINCE));
        LambdaClient lambda = customer.clients().client(LambdaClient.builder(), customer.session());

        var functions = lambda.listFunctions().functions();

        assertThat(functions.get(0).environment().variables()).isEqualTo(Map.of("DB_PASSWORD", "hunter2"));
        assertThat(functions.get(0).memorySize()).isEqualTo(512);
        assertThat(functions.get(1).environment()).isNull();
    }

    @Test
    void bucketsOfAllRegionsAreListedAndWhereTheyAreIsToldToWhoeverGivesAParameter() {
        for (String region : new String[] {"us-east-1", Customer.REGION}) {
            customer.admin()
                    .putResources(
                            customer.account,
                            region,
                            ResourceDefinition.many("logs", 3, "AWS/S3", Map.of("BucketName", region + "-{i}"), SINCE));
        }
        S3Client s3 = customer.clients().client(S3Client.builder(), customer.session());

        var first = s3.listBuckets(request -> request.maxBuckets(4));
        var second = s3.listBuckets(request -> request.maxBuckets(4).continuationToken(first.continuationToken()));

        assertThat(first.buckets())
                .extracting(Bucket::bucketRegion)
                .containsExactly(Customer.REGION, Customer.REGION, Customer.REGION, "us-east-1");
        assertThat(second.buckets()).extracting(Bucket::name).containsExactly("us-east-1-1", "us-east-1-2");
        assertThat(second.continuationToken()).isNull();
        assertThat(s3.listBuckets().buckets()).hasSize(6).allMatch(bucket -> bucket.bucketRegion() == null);
        assertThat(s3.listBuckets(request -> request.bucketRegion(Customer.REGION))
                        .buckets())
                .hasSize(3);
    }

    @Test
    void aBucketIsListedOnceHoweverManyKindsOfItThereAre() {
        put(
                ResourceDefinition.many(
                        "requests", 3, "AWS/S3", Map.of("BucketName", "logs-1", "FilterId", "filter-{i}"), SINCE),
                ResourceDefinition.many(
                        "sizes",
                        2,
                        "AWS/S3",
                        Map.of("BucketName", "logs-{i}", "StorageType", "StandardStorage"),
                        SINCE),
                ResourceDefinition.many("untouched", 3, "AWS/S3", Map.of("BucketName", "logs-{i}"), SINCE));
        S3Client s3 = customer.clients().client(S3Client.builder(), customer.session());

        var pages = s3.listBucketsPaginator(request -> request.maxBuckets(1));

        assertThat(pages.buckets()).extracting(Bucket::name).containsExactly("logs-1", "logs-0", "logs-2");
        customer.admin().removeResource(customer.account, Customer.REGION, "requests");
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).containsExactly("logs-0", "logs-1", "logs-2");
    }

    @Test
    void aStreamsTimeOfCreationIsReadFromCbor() {
        Instant since = SINCE.plus(250, ChronoUnit.MILLIS);
        put(ResourceDefinition.one("s", "AWS/Kinesis", Map.of("StreamName", "clicks"), since)
                .withAttributes(Map.of("mode", "PROVISIONED")));
        KinesisClient kinesis = customer.clients().client(KinesisClient.builder(), customer.session());

        var stream = kinesis.listStreams().streamSummaries().get(0);

        assertThat(stream.streamCreationTimestamp()).isEqualTo(since);
        assertThat(stream.streamModeDetails().streamModeAsString()).isEqualTo("PROVISIONED");
        assertThat(stream.streamARN()).endsWith(":stream/clicks");
    }

    private void put(ResourceDefinition... definitions) {
        customer.admin().putResources(customer.account, Customer.REGION, definitions);
    }
}
