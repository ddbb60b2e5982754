package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** DynamoDB tables and their global secondary indexes. */
final class DynamoDbTables implements Describer {
    private static final String NAMESPACE = "AWS/DynamoDB";
    private static final String TABLE = "TableName";
    private static final String INDEX = "GlobalSecondaryIndexName";
    private static final String DELETED_MEANWHILE = "ResourceNotFoundException";

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, TABLE), Described.kind(NAMESPACE, TABLE, INDEX));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        DynamoDbClient dynamoDb = calls.client(DynamoDbClient.class, DynamoDbClient::builder);
        calls.pages(
                Api.DYNAMODB_LIST,
                "dynamodb:ListTables",
                (session, token) -> dynamoDb.listTables(
                        request -> request.exclusiveStartTableName(token).overrideConfiguration(session)),
                ListTablesResponse::lastEvaluatedTableName,
                page -> {
                    List<FoundResource> found = new ArrayList<>();
                    for (String table : page.tableNames()) {
                        found.addAll(described(calls, dynamoDb, table));
                    }
                    sink.accept(found);
                });
    }

    private static List<FoundResource> described(RegionCalls calls, DynamoDbClient dynamoDb, String name)
            throws CallFailedException, InterruptedException {
        try {
            TableDescription table = calls.call(
                            Api.DYNAMODB_DESCRIBE,
                            "dynamodb:DescribeTable",
                            session -> dynamoDb.describeTable(
                                    request -> request.tableName(name).overrideConfiguration(session)))
                    .table();
            return Described.exists(table.tableStatusAsString()) ? found(calls, table) : List.of();
        } catch (CallFailedException e) {
            if (e.rejectedAs(DELETED_MEANWHILE)) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<FoundResource> found(RegionCalls calls, TableDescription table) {
        List<FoundResource> found = new ArrayList<>();
        found.add(new Described(calls.id(NAMESPACE, TABLE, table.tableName()))
                .arn(table.tableArn())
                .with("status", table.tableStatusAsString())
                .with("billing-mode", billingMode(table))
                .resource());
        table.globalSecondaryIndexes().stream()
                .filter(index -> Described.exists(index.indexStatusAsString()))
                .map(index -> index(calls, table, index))
                .forEach(found::add);
        return found;
    }

    private static FoundResource index(
            RegionCalls calls, TableDescription table, GlobalSecondaryIndexDescription index) {
        return new Described(ResourceId.of(
                        calls.region(), NAMESPACE, Map.of(TABLE, table.tableName(), INDEX, index.indexName())))
                .arn(index.indexArn())
                .with("status", index.indexStatusAsString())
                .resource();
    }

    /** DynamoDB leaves it out for tables that never were on demand (BillingModeSummary, DynamoDB API Reference). */
    private static String billingMode(TableDescription table) {
        return table.billingModeSummary() == null
                ? BillingMode.PROVISIONED.toString()
                : table.billingModeSummary().billingModeAsString();
    }
}
