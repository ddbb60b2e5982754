package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/** SNS topics. */
final class SnsTopics implements Describer {
    private static final String NAMESPACE = "AWS/SNS";
    private static final String DIMENSION = "TopicName";
    private static final String FIFO_SUFFIX = ".fifo";

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        SnsClient sns = calls.client(SnsClient.class, SnsClient::builder);
        calls.pages(
                Api.SNS_LIST,
                "sns:ListTopics",
                (session, token) ->
                        sns.listTopics(request -> request.nextToken(token).overrideConfiguration(session)),
                ListTopicsResponse::nextToken,
                page -> sink.accept(page.topics().stream()
                        .map(Topic::topicArn)
                        .map(arn -> found(calls, arn))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, String arn) {
        return new Described(calls.id(NAMESPACE, DIMENSION, Described.lastPart(arn, ':')))
                .arn(arn)
                .with("fifo", arn.endsWith(FIFO_SUFFIX))
                .resource();
    }
}
