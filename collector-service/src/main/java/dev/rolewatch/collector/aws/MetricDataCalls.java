package dev.rolewatch.collector.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.contracts.account.Region;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;

/** GetMetricData by the SDK's client, but for the answer, which {@link MetricDataDecoder} reads. */
final class MetricDataCalls {
    private final AwsClients clients;

    MetricDataCalls(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Asks once.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS refuses, cannot be reached or cannot be understood
     */
    MetricDataPage call(Region region, PageRequest page, AwsSessionCredentials session) {
        var answer = new AtomicReference<MetricDataPage>();
        client(region)
                .getMetricData(page.toSdk()
                        .overrideConfiguration(AwsClients.as(session).toBuilder()
                                .putExecutionAttribute(AnswerDecoding.INTO, answer)
                                .build())
                        .build());
        if (answer.get() == null) {
            throw SdkClientException.create("CloudWatch's answer has no body");
        }
        return answer.get();
    }

    private CloudWatchClient client(Region region) {
        return clients.of(CloudWatchClient.class, MetricDataCalls::builder, region);
    }

    private static CloudWatchClientBuilder builder() {
        return CloudWatchClient.builder()
                .overrideConfiguration(override -> override.addExecutionInterceptor(new AnswerDecoding()));
    }
}
