package dev.rolewatch.collector.aws;

/** Where the pages of GetMetricData come from. */
interface MetricDataPages {
    /**
     * One page.
     *
     * @throws MetricDataException when asking again will not help, or did not
     */
    MetricDataPage send(PageRequest page, PlaceProgress progress) throws MetricDataException, InterruptedException;
}
