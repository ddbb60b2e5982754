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
    EC2_DESCRIBE(20),
    /** Amazon ECS refills the read calls on clusters and services at 20 a second each ("Request throttling for the Amazon ECS API"). */
    ECS_READ(20),
    /** "ListTopics", Amazon SNS API Reference: 30 transactions a second. */
    SNS_LIST(30),
    /** "ListStreams", Amazon Kinesis API Reference: five transactions a second. */
    KINESIS_LIST_STREAMS(5),
    /** "Lambda quotas", AWS Lambda Developer Guide: 15 requests a second over all calls that manage functions. */
    LAMBDA_CONTROL(15),
    /** AWS publishes no figure for this and the following; low enough to leave the customer's other tools their share. */
    RDS_DESCRIBE(10),
    ELB_DESCRIBE(10),
    ELASTICACHE_DESCRIBE(10),
    AUTO_SCALING_DESCRIBE(10),
    DYNAMODB_LIST(10),
    /** One call for each table, of which an account may have thousands. */
    DYNAMODB_DESCRIBE(20),
    SQS_LIST(10),
    S3_LIST(10);

    private final int quotaPerSecond;

    Api(int quotaPerSecond) {
        this.quotaPerSecond = quotaPerSecond;
    }

    /** AWS's default quota, in calls a second for each account and Region. */
    public int quotaPerSecond() {
        return quotaPerSecond;
    }
}
