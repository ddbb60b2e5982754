package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Kinesis data streams. */
final class KinesisStreams implements Describer {
    private static final String NAMESPACE = "AWS/Kinesis";
    private static final String DIMENSION = "StreamName";
    private static final int PAGE = 1_000;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        KinesisClient kinesis = calls.client(KinesisClient.class, KinesisClient::builder);
        calls.pages(
                Api.KINESIS_LIST_STREAMS,
                "kinesis:ListStreams",
                (session, token) -> kinesis.listStreams(
                        request -> request.limit(PAGE).nextToken(token).overrideConfiguration(session)),
                ListStreamsResponse::nextToken,
                page -> sink.accept(page.streamSummaries().stream()
                        .filter(stream -> Described.exists(stream.streamStatusAsString()))
                        .map(stream -> found(calls, stream))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, StreamSummary stream) {
        return new Described(calls.id(NAMESPACE, DIMENSION, stream.streamName()))
                .arn(stream.streamARN())
                .with("status", stream.streamStatusAsString())
                .with(
                        "stream-mode",
                        stream.streamModeDetails() == null
                                ? null
                                : stream.streamModeDetails().streamModeAsString())
                .resource();
    }
}
