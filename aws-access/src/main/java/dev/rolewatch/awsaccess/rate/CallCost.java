package dev.rolewatch.awsaccess.rate;

import java.time.Duration;

/**
 * What a call takes of the quotas that an account has in a Region.
 *
 * @param datapoints that CloudWatch counts for it; 0 for other APIs
 * @param datapointsPerSecond the quota of those, above 0
 */
public record CallCost(Api api, long datapoints, long datapointsPerSecond) {
    /**
     * "CloudWatch service quotas", Amazon CloudWatch User Guide: GetMetricData may ask for so many datapoints a second where
     * its StartTime is at most three hours ago, and for more where it is before that. Neither can be raised.
     */
    static final long RECENT_DATAPOINTS_PER_SECOND = 180_000;

    static final long OLDER_DATAPOINTS_PER_SECOND = 396_000;
    private static final Duration RECENT = Duration.ofHours(3);

    /** One call of an API that counts nothing but calls. */
    public static CallCost of(Api api) {
        return new CallCost(api, 0, RECENT_DATAPOINTS_PER_SECOND);
    }

    /**
     * One GetMetricData call.
     *
     * @param datapoints as CloudWatch estimates them: each query's range by its period
     * @param age how long ago the call's StartTime is
     */
    public static CallCost ofMetricData(long datapoints, Duration age) {
        return new CallCost(
                Api.GET_METRIC_DATA,
                datapoints,
                age.compareTo(RECENT) > 0 ? OLDER_DATAPOINTS_PER_SECOND : RECENT_DATAPOINTS_PER_SECOND);
    }
}
