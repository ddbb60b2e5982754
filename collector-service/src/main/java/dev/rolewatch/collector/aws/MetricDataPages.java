package dev.rolewatch.collector.aws;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** Where the pages of GetMetricData come from. */
interface MetricDataPages {
    /**
     * One page.
     *
     * @param datapoints that CloudWatch will count for it
     * @throws MetricDataException when asking again will not help, or did not
     */
    GetMetricDataResponse send(GetMetricDataRequest request, long datapoints, PlaceProgress progress)
            throws MetricDataException, InterruptedException;
}
