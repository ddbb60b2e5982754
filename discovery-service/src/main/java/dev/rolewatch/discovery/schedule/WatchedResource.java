package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A resource of the inventory.
 *
 * @param metrics the names of the metrics to read of it
 * @param scanId the last scan that found it
 */
public record WatchedResource(Resource resource, List<String> metrics, String scanId) {
    public WatchedResource {
        metrics = metrics.stream().sorted().distinct().toList();
    }

    /** A resource that was not known. */
    public static WatchedResource found(FoundResource found, String scanId, WatchedAccount account, Instant now) {
        return new WatchedResource(resource(found, account, now, now), found.metrics(), scanId);
    }

    /** The resource as a scan sees it now. */
    public WatchedResource foundAgain(FoundResource found, String byScan, WatchedAccount account, Instant now) {
        return new WatchedResource(resource(found, account, resource.firstSeen(), now), found.metrics(), byScan);
    }

    /** Whether nothing but the times of the sightings differs. */
    public boolean looksLike(WatchedResource other) {
        return seenLike(other).equals(other.resource);
    }

    /** The metrics that it has and an earlier view of it had not. */
    public List<String> gainedSince(WatchedResource earlier) {
        return metrics.stream()
                .filter(metric -> !earlier.metrics.contains(metric))
                .toList();
    }

    private Resource seenLike(WatchedResource other) {
        return new Resource(
                resource.account(),
                resource.tenant(),
                resource.awsAccount(),
                resource.id(),
                resource.arn(),
                resource.name(),
                resource.tags(),
                resource.metadata(),
                other.resource.firstSeen(),
                other.resource.lastSeen());
    }

    private static Resource resource(FoundResource found, WatchedAccount account, Instant firstSeen, Instant lastSeen) {
        return new Resource(
                account.account().id(),
                account.account().tenant(),
                account.awsAccount(),
                found.id(),
                found.arn(),
                found.name(),
                new TreeMap<>(found.tags()),
                new TreeMap<>(found.metadata()),
                firstSeen,
                lastSeen);
    }
}
