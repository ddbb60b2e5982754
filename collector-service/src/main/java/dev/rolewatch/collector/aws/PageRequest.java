package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.plan.MetricsCall;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;

/**
 * A page to ask for. It is made into the SDK's request only when it is sent: the objects of 500 queries take 200 KB, and far
 * more calls wait for their turn than are in flight.
 *
 * @param token null for the first page
 */
record PageRequest(MetricsCall call, String token) {
    /** Each page repeats the question, and AWS does not say that it counts the datapoints of one answer only once. */
    long datapoints() {
        return Math.min(call.datapoints(), MetricsCall.MAX_DATAPOINTS);
    }

    GetMetricDataRequest.Builder toSdk() {
        return MetricDataRequests.builder(call).nextToken(token);
    }
}
