package dev.rolewatch.benchmarks.parts;

import dev.rolewatch.collector.aws.MetricDataDecoder;
import dev.rolewatch.collector.aws.MetricDataPage;
import dev.rolewatch.collector.aws.MetricDataRequests;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** What the SDK takes of a call with 500 queries, and what decoding the answer without it takes. */
public class SdkBenchmark extends PartBenchmark {
    private final MetricsCall call =
            ReadingPlan.of(Workload.batch(), Workload.NOW).get(0).calls().get(0);
    private final byte[] body = CannedAnswer.of(Workload.SERIES_PER_CALL, call.window());
    private GetMetricDataRequest request;
    private CloudWatchClient answering;
    private CloudWatchClient silent;

    @Setup
    public void prepare() {
        request = MetricDataRequests.of(call);
        answering = client(new CannedAnswer(body));
        silent = client(new CannedAnswer(CannedAnswer.of(0, call.window())));
        int results = answering.getMetricData(request).metricDataResults().size();
        if (results != Workload.SERIES_PER_CALL * Workload.STATISTICS) {
            throw new IllegalStateException("the SDK read " + results + " results");
        }
    }

    /** What anybody does who uses the SDK: the request's objects, its bytes, the signature, and the answer's objects. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public GetMetricDataResponse bareClient() {
        return answering.getMetricData(MetricDataRequests.of(call));
    }

    /** The request's objects. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public GetMetricDataRequest build() {
        return MetricDataRequests.of(call);
    }

    /** The request's bytes and its signature: the answer is empty. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public GetMetricDataResponse marshalAndSign() {
        return silent.getMetricData(request);
    }

    /** The same, and the answer's objects. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public GetMetricDataResponse marshalSignAndUnmarshal() {
        return answering.getMetricData(request);
    }

    /** The answer's values from the same bytes, as the collector reads them. */
    @Benchmark
    @OperationsPerInvocation(Workload.SERIES_PER_CALL)
    public MetricDataPage decode() throws IOException {
        try (var decoder = new MetricDataDecoder(new ByteArrayInputStream(body))) {
            return decoder.page();
        }
    }

    private static CloudWatchClient client(CannedAnswer http) {
        return CloudWatchClient.builder()
                .httpClient(http)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create("key", "secret", "token")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
