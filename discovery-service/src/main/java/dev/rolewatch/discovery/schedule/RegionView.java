package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.ScanResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Region of which a scan has told everything, and which is compared with what was known, some resources at a time.
 *
 * @param enabled whether the account uses the Region at all; nothing runs where it does not
 * @param tagsKnown whether all tags were told
 * @param described the kinds of resources of which all were told
 * @param after the key of the last resource that was compared; null before the first
 */
public record RegionView(
        String scanId,
        Region region,
        Instant at,
        boolean enabled,
        boolean tagsKnown,
        List<DescribedKind> described,
        String after) {
    public RegionView {
        described = List.copyOf(described);
    }

    static RegionView of(ScanResult.Looked looked) {
        return new RegionView(
                looked.scanId(), looked.region(), looked.at(), true, looked.tagsKnown(), looked.described(), null);
    }

    static RegionView notEnabled(String scanId, Region region, Instant at) {
        return new RegionView(scanId, region, at, false, true, List.of(), null);
    }

    RegionView comparedThrough(String key) {
        return new RegionView(scanId, region, at, enabled, tagsKnown, described, key);
    }

    /** Whether everything of this kind was told. */
    boolean lists(ResourceId id) {
        return described.stream().anyMatch(kind -> kind.covers(id.namespace(), id.dimensions()));
    }

    /** What a resource is a part of, as its dimensions tell, of the kinds of which everything was told. */
    List<ResourceId> wholesOf(ResourceId id) {
        return described.stream()
                .filter(kind -> kind.namespace().equals(id.namespace()))
                .filter(kind -> kind.dimensions().size() < id.dimensions().size()
                        && id.dimensions().keySet().containsAll(kind.dimensions()))
                .map(kind -> id.dimensions().entrySet().stream()
                        .filter(dimension -> kind.dimensions().contains(dimension.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(dimensions -> ResourceId.of(region, id.namespace(), dimensions))
                .toList();
    }
}
