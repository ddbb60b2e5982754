package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.account.Region;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** Asks CloudWatch with one of the SDK's clients, which all accounts share. */
interface MetricDataSource extends AutoCloseable {
    /** Blocks until it is answered. */
    GetMetricDataResponse read(Region region, GetMetricDataRequest request, AwsSessionCredentials session);

    @Override
    void close();
}
