package dev.rolewatch.simulator;

import static dev.rolewatch.simulator.Listing.page;

import dev.rolewatch.simulator.Listing.Page;
import dev.rolewatch.simulator.Listing.Session;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The listings of the services that speak awsJson, its CBOR, rest-json or rest-xml. */
final class RestAndJsonListings {
    private static final String ACCESS_DENIED = "400 AccessDeniedException";

    private RestAndJsonListings() {}

    static List<Listing> all() {
        return List.of(
                listing(
                        "dynamodb:ListTables",
                        "AWS/DynamoDB",
                        "TableName",
                        "t-7",
                        "400 ThrottlingException",
                        session -> {
                            var dynamoDb = session.clients().client(DynamoDbClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = dynamoDb.listTables(each ->
                                        each.exclusiveStartTableName(token).limit(size));
                                return new Page(page.tableNames(), page.lastEvaluatedTableName());
                            };
                        }),
                new Listing(
                        "sqs:ListQueues",
                        "AWS/SQS",
                        Map.of("QueueName", "t-{i}"),
                        "https://sqs.eu-central-1.amazonaws.com/ACCOUNT/t-7",
                        100,
                        "403 AccessDenied",
                        "403 RequestThrottled",
                        session -> {
                            var sqs = session.clients().client(SqsClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = sqs.listQueues(
                                        each -> each.nextToken(token).maxResults(size));
                                return new Page(page.queueUrls(), page.nextToken());
                            };
                        }),
                listing(
                        "ecs:ListClusters",
                        "AWS/ECS",
                        "ClusterName",
                        "arn:aws:ecs:eu-central-1:ACCOUNT:cluster/t-7",
                        "400 ThrottlingException",
                        session -> {
                            var ecs = session.clients().client(EcsClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = ecs.listClusters(
                                        each -> each.nextToken(token).maxResults(size));
                                return new Page(page.clusterArns(), page.nextToken());
                            };
                        }),
                listing(
                        "kinesis:ListStreams",
                        "AWS/Kinesis",
                        "StreamName",
                        "t-7",
                        "400 LimitExceededException",
                        session -> {
                            var kinesis = session.clients().client(KinesisClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = kinesis.listStreams(
                                        each -> each.nextToken(token).limit(size));
                                return page(page.streamSummaries(), StreamSummary::streamName, page.nextToken());
                            };
                        }),
                new Listing(
                        "lambda:ListFunctions",
                        "AWS/Lambda",
                        Map.of("FunctionName", "t-{i}"),
                        "t-7",
                        50,
                        "403 AccessDeniedException",
                        "429 TooManyRequestsException",
                        session -> {
                            var lambda = session.clients().client(LambdaClient.builder(), session.credentials());
                            return (token, size) -> {
                                var page = lambda.listFunctions(
                                        each -> each.marker(token).maxItems(size));
                                return page(page.functions(), FunctionConfiguration::functionName, page.nextMarker());
                            };
                        }),
                new Listing(
                        "s3:ListAllMyBuckets",
                        "AWS/S3",
                        Map.of("BucketName", "t-{i}"),
                        "t-7",
                        100,
                        "403 AccessDenied",
                        "503 SlowDown",
                        session -> {
                            var s3 = session.clients().client(S3Client.builder(), session.credentials());
                            return (token, size) -> {
                                var page = s3.listBuckets(each -> each.continuationToken(token)
                                        .maxBuckets(size)
                                        .bucketRegion(Customer.REGION));
                                return page(page.buckets(), Bucket::name, page.continuationToken());
                            };
                        }));
    }

    private static Listing listing(
            String action,
            String namespace,
            String dimension,
            String seventh,
            String throttled,
            Function<Session, BiFunction<String, Integer, Page>> pages) {
        return new Listing(
                action, namespace, Map.of(dimension, "t-{i}"), seventh, 100, ACCESS_DENIED, throttled, pages);
    }
}
