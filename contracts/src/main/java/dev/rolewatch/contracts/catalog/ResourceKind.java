package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of dimensions that names a resource, and the ARN that belongs to it.
 *
 * @param arn a pattern such as {@code arn:{partition}:ec2:{region}:{account}:instance/{InstanceId}}; null where the
 *     dimensions do not tell an ARN
 */
public record ResourceKind(Set<String> dimensions, String arn) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public ResourceKind {
        dimensions = Set.copyOf(dimensions);
    }

    public boolean matches(Map<String, String> values) {
        return dimensions.equals(values.keySet());
    }

    /** The ARN of the resource with these dimension values. */
    public Optional<String> arnOf(String partition, Region region, AwsAccountId account, Map<String, String> values) {
        if (arn == null) {
            return Optional.empty();
        }
        Map<String, String> all = new TreeMap<>(values);
        all.put("partition", partition);
        all.put("region", region.value());
        all.put("account", account.value());
        return Optional.of(PLACE.matcher(arn)
                .replaceAll(place -> Matcher.quoteReplacement(all.getOrDefault(place.group(1), place.group()))));
    }

    /** The dimension values that an ARN tells; empty if it is not of this kind or does not tell all of them. */
    public Optional<Map<String, String>> dimensionsOf(String candidate) {
        if (arn == null) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        Matcher parts = arnRegex().matcher(candidate);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (String dimension : dimensions) {
            if (!arn.contains("{" + dimension + "}")) {
                return Optional.empty();
            }
            values.put(dimension, parts.group(dimension));
        }
        return Optional.of(values);
    }

    private Pattern arnRegex() {
        StringBuilder regex = new StringBuilder();
        Matcher places = PLACE.matcher(arn);
        int end = 0;
        while (places.find()) {
            regex.append(Pattern.quote(arn.substring(end, places.start())));
            String name = places.group(1);
            regex.append(dimensions.contains(name) ? "(?<" + name + ">.+)" : "[^:]*");
            end = places.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(arn.substring(end))).toString());
    }
}
