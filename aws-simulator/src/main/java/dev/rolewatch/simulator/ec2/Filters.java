package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.wire.AwsException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.Filter;

/** EC2's filters: each names a property, of which one of the values must match. */
final class Filters {
    private static final String TAG = "tag:";

    private Filters() {}

    /** @param property the value of a filter's property; null if there is no such filter */
    static boolean match(List<Filter> filters, Map<String, String> tags, Function<String, String> property) {
        return filters.stream().allMatch(filter -> {
            String value = filter.name().startsWith(TAG)
                    ? tags.get(filter.name().substring(TAG.length()))
                    : known(filter, property);
            return value != null && filter.values().contains(value);
        });
    }

    private static String known(Filter filter, Function<String, String> property) {
        String value = property.apply(filter.name());
        if (value == null) {
            throw AwsException.of("InvalidParameterValue", "The filter '" + filter.name() + "' is invalid");
        }
        return value;
    }
}
