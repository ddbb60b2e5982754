package dev.rolewatch.simulator.dynamodb;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The operations of DynamoDB: a table's only dimension is TableName; an index has GlobalSecondaryIndexName too, and is
 * described with its table.
 */
public final class DynamoDbOperations {
    private static final String TABLE_NAME = "TableName";
    private static final String INDEX_NAME = "GlobalSecondaryIndexName";
    private static final String PROVISIONED = "PROVISIONED";
    /** The most that a table can have. */
    private static final int INDEXES = 20;

    private static final PageRule PAGES = new PageRule("limit", 1, 100, 100, "ValidationException");
    private static final ResourceKind TABLE = ResourceKind.of("AWS/DynamoDB", TABLE_NAME);
    private static final ResourceKind INDEX = ResourceKind.of("AWS/DynamoDB", TABLE_NAME, INDEX_NAME);

    private final Resources resources;

    private DynamoDbOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        var handlers = new DynamoDbOperations(resources);
        return List.of(
                Operation.guarded(
                        AwsService.DYNAMODB,
                        "ListTables",
                        ListTablesRequest::builder,
                        ListTablesRequest.class,
                        handlers::list),
                Operation.guarded(
                        AwsService.DYNAMODB,
                        "DescribeTable",
                        DescribeTableRequest::builder,
                        DescribeTableRequest.class,
                        handlers::describe));
    }

    private ListTablesResponse list(Call call, ListTablesRequest request) {
        ResourcePage page = resources.page(
                call, TABLE, start(call, request.exclusiveStartTableName()), PAGES.size(request.limit()));
        List<String> names =
                page.found().stream().map(each -> each.dimension(TABLE_NAME)).toList();
        return ListTablesResponse.builder()
                .tableNames(names)
                .lastEvaluatedTableName(page.next().isEmpty() ? null : names.get(names.size() - 1))
                .build();
    }

    /** AWS takes any name; this simulator those of tables that there are or have been. */
    private ResourceCursor start(Call call, String afterTable) {
        return afterTable == null
                ? ResourceCursor.START
                : resources
                        .after(call, TABLE, Map.of(TABLE_NAME, afterTable))
                        .orElseThrow(() -> AwsException.of(
                                "ValidationException", "The simulator never had a table " + afterTable));
    }

    private DescribeTableResponse describe(Call call, DescribeTableRequest request) {
        String name = request.tableName().substring(request.tableName().lastIndexOf('/') + 1);
        Resource found = resources
                .find(call, TABLE, Map.of(TABLE_NAME, name))
                .orElseThrow(() -> AwsException.of(
                        "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found"));
        return DescribeTableResponse.builder().table(table(call, name, found)).build();
    }

    private TableDescription table(Call call, String name, Resource found) {
        String arn = found.arn().orElse(call.arn("dynamodb", "table/" + name));
        var indexes =
                resources.page(call, INDEX.where(TABLE_NAME, name), ResourceCursor.START, INDEXES).found().stream()
                        .map(each -> index(arn, each))
                        .toList();
        return TableDescription.builder()
                .tableName(name)
                .tableArn(arn)
                .tableStatus(found.attribute("state", "ACTIVE"))
                .billingModeSummary(billing(found))
                .tableClassSummary(summary -> summary.tableClass(found.attribute("class", "STANDARD")))
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
                .itemCount((long) found.number("items", 0))
                .creationDateTime(found.since())
                .build();
    }

    /** Null for a table that never was on demand, as AWS has it. */
    private static BillingModeSummary billing(Resource table) {
        String mode = table.attribute("billingMode", "PAY_PER_REQUEST");
        return mode.equals(PROVISIONED)
                ? null
                : BillingModeSummary.builder().billingMode(mode).build();
    }

    private static GlobalSecondaryIndexDescription index(String tableArn, Resource found) {
        String name = found.dimension(INDEX_NAME);
        return GlobalSecondaryIndexDescription.builder()
                .indexName(name)
                .indexArn(tableArn + "/index/" + name)
                .indexStatus(found.attribute("state", "ACTIVE"))
                .build();
    }
}
