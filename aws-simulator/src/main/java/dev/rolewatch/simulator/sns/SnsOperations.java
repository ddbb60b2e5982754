package dev.rolewatch.simulator.sns;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/** The operations of SNS: a topic's only dimension is TopicName. */
public final class SnsOperations {
    private static final String NAME = "TopicName";
    private static final int PAGE = 100;
    private static final PageRule PAGES = new PageRule("none", PAGE, PAGE, PAGE, "InvalidParameter");
    private static final ResourceKind TOPIC = ResourceKind.of("AWS/SNS", NAME);

    private final Resources resources;

    private SnsOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        return List.of(Operation.guarded(
                AwsService.SNS,
                "ListTopics",
                ListTopicsRequest::builder,
                ListTopicsRequest.class,
                new SnsOperations(resources)::topics));
    }

    private ListTopicsResponse topics(Call call, ListTopicsRequest request) {
        ResourcePage page = resources.page(call, TOPIC, PAGES.start(request.nextToken()), PAGE);
        return ListTopicsResponse.builder()
                .topics(page.found().stream()
                        .map(each -> Topic.builder().topicArn(arn(call, each)).build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static String arn(Call call, Resource topic) {
        return topic.arn().orElse(call.arn("sns", topic.dimension(NAME)));
    }
}
