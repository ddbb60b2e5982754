package dev.rolewatch.awsaccess.rate;

/**
 * The APIs that have a rate of their own in each account and Region.
 *
 * @see CallRates
 */
public enum Api {
    /** "CloudWatch service quotas", Amazon CloudWatch User Guide: 50 transactions a second. */
    GET_METRIC_DATA(50),
    /** The same page: 25 transactions a second. */
    LIST_METRICS(25),
    /** AWS publishes no figure; low enough that none was seen to throttle it. */
    GET_RESOURCES(10),
    /** EC2 refills most Describe calls at 20 a second ("Request throttling for the Amazon EC2 API"). */
    EC2_DESCRIBE(20);

    private final int quotaPerSecond;

    Api(int quotaPerSecond) {
        this.quotaPerSecond = quotaPerSecond;
    }

    /** AWS's default quota, in calls a second for each account and Region. */
    public int quotaPerSecond() {
        return quotaPerSecond;
    }
}
