package dev.rolewatch.simulator.wire;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** Fills request builders from the query string, as the rest protocols have it. */
final class QueryParameters {
    private QueryParameters() {}

    static void read(WireRequest request, SdkPojo into) {
        FormNode parameters = FormNode.parse(request.query().getBytes(StandardCharsets.UTF_8));
        for (SdkField<?> field : into.sdkFields()) {
            FormNode value = parameters.child(field.locationName());
            if (field.location() == MarshallLocation.QUERY_PARAM && value.isPresent()) {
                field.set(into, FormReader.valueOf(value, field));
            }
        }
    }
}
