package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** SQS queues. */
final class SqsQueues implements Describer {
    private static final String NAMESPACE = "AWS/SQS";
    private static final String DIMENSION = "QueueName";
    private static final String FIFO_SUFFIX = ".fifo";
    /** Without a number, SQS gives no token for the next page. */
    private static final int PAGE = 1_000;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        SqsClient sqs = calls.client(SqsClient.class, SqsClient::builder);
        calls.pages(
                Api.SQS_LIST,
                "sqs:ListQueues",
                (session, token) -> sqs.listQueues(
                        request -> request.maxResults(PAGE).nextToken(token).overrideConfiguration(session)),
                ListQueuesResponse::nextToken,
                page -> sink.accept(page.queueUrls().stream()
                        .map(url -> found(calls, Described.lastPart(url, '/')))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, String name) {
        return new Described(calls.id(NAMESPACE, DIMENSION, name))
                .with("fifo", name.endsWith(FIFO_SUFFIX))
                .resource();
    }
}
