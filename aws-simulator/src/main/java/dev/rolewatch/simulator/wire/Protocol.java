package dev.rolewatch.simulator.wire;

import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's wire protocols. The SDK's model classes are the schema of the messages. */
public interface Protocol {

    /** The operation that the request asks for, such as {@code GetMetricData}; empty if it names none. */
    String operationOf(WireRequest request);

    /**
     * Fills the builder of the operation's request class from the body.
     *
     * @throws AwsException if the body is not in this protocol
     */
    void read(WireRequest request, SdkPojo into);

    WireResponse write(AwsService service, String operation, String requestId, SdkPojo response);

    WireResponse writeError(AwsService service, AwsException error, String requestId);
}
