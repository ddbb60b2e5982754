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
    /**
     * Of a point with fewer than the four statistics: which of them it has, as CloudWatch's names in the order of
     * {@link Point#FOUR} with commas between, such as {@code SampleCount,Sum}. Without it nobody could tell a count or sum of
     * zero from one that was not asked for, for both are written as nothing.
     */
    static final String STATISTICS = "rolewatch.statistics";

    private static final String COMMA = ",";

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

    static KeyValue statistics(List<String> names) {
        return text(STATISTICS, String.join(COMMA, names));
    }

    /**
     * Which of the four statistics a point with these attributes has.
     *
     * @throws IllegalArgumentException if they name another
     */
    static List<String> findStatistics(List<KeyValue> attributes) {
        List<String> names = findText(attributes, STATISTICS)
                .map(text -> List.of(text.split(COMMA)))
                .orElse(Point.FOUR);
        if (!Point.FOUR.containsAll(names)) {
            throw new IllegalArgumentException("the attribute " + STATISTICS + " names others than " + Point.FOUR);
        }
        return names;
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
