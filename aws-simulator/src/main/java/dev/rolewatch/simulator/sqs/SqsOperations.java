package dev.rolewatch.simulator.sqs;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** The operations of SQS: a queue's only dimension is QueueName. */
public final class SqsOperations {
    private static final String NAME = "QueueName";
    private static final PageRule PAGES = new PageRule("MaxResults", 1, 1000, 1000, "InvalidParameterValue");
    private static final ResourceKind QUEUE = ResourceKind.of("AWS/SQS", NAME);

    private final Resources resources;

    private SqsOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        return List.of(Operation.guarded(
                AwsService.SQS,
                "ListQueues",
                ListQueuesRequest::builder,
                ListQueuesRequest.class,
                new SqsOperations(resources)::queues));
    }

    /** Whoever asks for no size is given no token for what is left. */
    private ListQueuesResponse queues(Call call, ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        ResourcePage page = resources.page(
                call,
                QUEUE,
                found -> found.dimension(NAME).startsWith(prefix),
                PAGES.start(request.nextToken()),
                PAGES.size(request.maxResults()));
        String host = "https://sqs." + call.region() + "."
                + call.caller().account().partition().dnsSuffix() + "/" + call.accountId() + "/";
        return ListQueuesResponse.builder()
                .queueUrls(page.found().stream()
                        .map(each -> host + each.dimension(NAME))
                        .toList())
                .nextToken(request.maxResults() == null ? null : page.nextToken())
                .build();
    }
}
