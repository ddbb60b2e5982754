package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one scan has told of a resource so far.
 *
 * @param described whether the service that it belongs to lists it
 * @param arn null if nothing told it
 * @param tags those that describe calls told; those of its ARN are kept by the ARN
 * @param metrics the names of the metrics that CloudWatch lists of it; the first {@value #MOST_METRICS} of them
 */
public record Sighting(
        String scanId,
        ResourceId id,
        boolean described,
        String arn,
        SortedMap<String, String> tags,
        SortedMap<String, String> metadata,
        List<String> metrics) {
    /** Bounds a resource whose metrics have ever new names. */
    private static final int MOST_METRICS = 500;

    public Sighting {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        metrics = metrics.stream().sorted().distinct().limit(MOST_METRICS).toList();
    }

    public static Sighting of(String scanId, Source source, FoundResource found) {
        return new Sighting(
                scanId,
                found.id(),
                source == Source.DESCRIBED,
                found.arn(),
                new TreeMap<>(found.tags()),
                new TreeMap<>(found.metadata()),
                found.metrics());
    }

    /** The resource that an ARN names. */
    public static Sighting of(String scanId, TaggedArn tagged) {
        return new Sighting(scanId, tagged.id(), false, tagged.arn(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** A scan that saw nothing of it. */
    static Sighting none(String scanId, ResourceId id) {
        return new Sighting(scanId, id, false, null, new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** All that the scan has told, in whichever order; what earlier scans told is over. */
    public Sighting after(Sighting earlier) {
        if (earlier == null || !earlier.scanId.equals(scanId)) {
            return this;
        }
        TreeSet<String> allMetrics = new TreeSet<>(earlier.metrics);
        allMetrics.addAll(metrics);
        return new Sighting(
                scanId,
                id,
                described || earlier.described,
                arn == null ? earlier.arn : arn,
                both(earlier.tags, tags),
                both(earlier.metadata, metadata),
                List.copyOf(allMetrics));
    }

    private static SortedMap<String, String> both(Map<String, String> earlier, Map<String, String> later) {
        SortedMap<String, String> all = new TreeMap<>(earlier);
        all.putAll(later);
        return all;
    }
}
