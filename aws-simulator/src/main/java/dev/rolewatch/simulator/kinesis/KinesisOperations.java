package dev.rolewatch.simulator.kinesis;

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
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** The operations of Kinesis Data Streams: a stream's only dimension is StreamName. */
public final class KinesisOperations {
    private static final String NAME = "StreamName";
    private static final String INVALID = "InvalidArgumentException";
    private static final PageRule PAGES = new PageRule("limit", 1, 10_000, 100, INVALID);
    private static final ResourceKind STREAM = ResourceKind.of("AWS/Kinesis", NAME);

    private final Resources resources;

    private KinesisOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        return List.of(Operation.guarded(
                AwsService.KINESIS,
                "ListStreams",
                ListStreamsRequest::builder,
                ListStreamsRequest.class,
                new KinesisOperations(resources)::streams));
    }

    private ListStreamsResponse streams(Call call, ListStreamsRequest request) {
        ResourcePage page = resources.page(call, STREAM, start(call, request), PAGES.size(request.limit()));
        return ListStreamsResponse.builder()
                .streamNames(
                        page.found().stream().map(each -> each.dimension(NAME)).toList())
                .streamSummaries(
                        page.found().stream().map(each -> summary(call, each)).toList())
                .hasMoreStreams(page.next().isPresent())
                .nextToken(page.nextToken())
                .build();
    }

    private ResourceCursor start(Call call, ListStreamsRequest request) {
        String after = request.exclusiveStartStreamName();
        return after == null
                ? PAGES.start(request.nextToken())
                : resources
                        .after(call, STREAM, Map.of(NAME, after))
                        .orElseThrow(() -> AwsException.of(INVALID, "The simulator never had a stream " + after));
    }

    private static StreamSummary summary(Call call, Resource found) {
        String name = found.dimension(NAME);
        return StreamSummary.builder()
                .streamName(name)
                .streamARN(found.arn().orElse(call.arn("kinesis", "stream/" + name)))
                .streamStatus(found.attribute("state", "ACTIVE"))
                .streamModeDetails(details -> details.streamMode(found.attribute("mode", "ON_DEMAND")))
                .streamCreationTimestamp(found.since())
                .build();
    }
}
