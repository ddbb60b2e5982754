package dev.rolewatch.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedArnsTest {
    private static final Catalog CATALOG = Catalog.shipped();
    private static final Pattern LOOKS_LIKE = Pattern.compile("\\{([^{}=]+)=([^{}]+)}");
    /**
     * An ARN alone does not tell which: of databases the namespace, which describing them tells, and of a pool of addresses
     * the dimension, for which AWS has two names.
     */
    private static final Set<String> AMBIGUOUS = Set.of("AWS/RDS", "AWS/DocDB", "AWS/Neptune", "AWS/IPAM");

    /** Every kind whose ARNs tell all its dimensions, of the namespaces of AWS services. */
    static Stream<ResourceId> resources() {
        return CATALOG.namespaces().stream()
                .sorted()
                .filter(namespace -> namespace.startsWith("AWS/"))
                .filter(namespace -> !AMBIGUOUS.contains(namespace))
                .map(namespace -> CATALOG.entry(namespace).orElseThrow())
                .flatMap(entry -> entry.resources().stream()
                        .filter(kind ->
                                kind.arn() != null && kind.arn().service().isPresent())
                        .filter(kind -> kind.arn().places().containsAll(kind.dimensions()))
                        .map(kind -> ResourceId.of(
                                regionOf(entry), entry.namespace(), values(kind.arn(), kind.dimensions()))));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void anArnNamesOneResourceOfItsKindAndNoOther(ResourceId resource) {
        ResourceKind kind = CATALOG.entry(resource.namespace())
                .orElseThrow()
                .kindOf(resource.dimensions())
                .orElseThrow();
        String arn = kind.arn().fill(values(kind.arn(), kind.arn().places())).orElseThrow();

        assertThat(CATALOG.resourceNamed(resource.region(), arn)).as(arn).contains(resource);
    }

    private static Region regionOf(CatalogEntry entry) {
        return entry.onlyIn().isEmpty()
                ? new Region("eu-central-1")
                : entry.onlyIn().get(0);
    }

    /** A value for each place, which looks as the pattern says. */
    private static Map<String, String> values(ArnPattern arn, Iterable<String> places) {
        Map<String, String> values = new TreeMap<>();
        places.forEach(place -> values.put(place, "a1"));
        Matcher looks = LOOKS_LIKE.matcher(arn.toString());
        while (looks.find()) {
            values.computeIfPresent(
                    looks.group(1), (place, any) -> looks.group(2).replace("*", "a/1"));
        }
        return values;
    }
}
