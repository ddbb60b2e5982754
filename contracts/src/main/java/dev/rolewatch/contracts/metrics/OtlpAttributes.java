package dev.rolewatch.contracts.metrics;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The attributes of the encoded form, and how to write and find them. */
final class OtlpAttributes {
    static final String CLOUD_PROVIDER = "cloud.provider";
    static final String CLOUD_ACCOUNT_ID = "cloud.account.id";
    static final String CLOUD_REGION = "cloud.region";
    /** OpenTelemetry's name for the ARN of a resource of AWS. */
    static final String CLOUD_RESOURCE_ID = "cloud.resource_id";

    static final String TENANT = "rolewatch.tenant.id";
    static final String ACCOUNT = "rolewatch.account.id";
    static final String TAG_PREFIX = "aws.tag.";
    static final String NAMESPACE = "Namespace";
    static final String METRIC_NAME = "MetricName";
    static final String DIMENSIONS = "Dimensions";

    private OtlpAttributes() {}

    static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static KeyValue map(String key, Map<String, String> values) {
        KeyValueList.Builder list = KeyValueList.newBuilder();
        values.forEach((name, value) -> list.addValues(text(name, value)));
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setKvlistValue(list))
                .build();
    }

    static Optional<String> findText(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst();
    }

    static SortedMap<String, String> findMap(List<KeyValue> attributes, String key) {
        SortedMap<String, String> values = new TreeMap<>();
        attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .flatMap(attribute -> attribute.getValue().getKvlistValue().getValuesList().stream())
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().getStringValue()));
        return values;
    }
}
