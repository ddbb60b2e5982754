package dev.rolewatch.collector.aws;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** Where the pages of GetMetricData come from. */
interface MetricDataPages {
    /**
     * One page.
     *
     * @throws MetricDataException when asking again will not help, or did not
     */
    GetMetricDataResponse send(PageRequest page, PlaceProgress progress)
            throws MetricDataException, InterruptedException;
}
