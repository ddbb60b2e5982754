package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scans told, in its order. */
final class Seen implements Consumer<ScanResult> {
    final List<ScanResult> results = new ArrayList<>();

    @Override
    public synchronized void accept(ScanResult result) {
        results.add(result);
    }

    /** What ListMetrics showed of each resource, over all pages. */
    Map<ResourceId, List<String>> metrics() {
        return found(Source.METRICS)
                .collect(Collectors.toMap(
                        FoundResource::id,
                        FoundResource::metrics,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    List<FoundResource> described() {
        return found(Source.DESCRIBED).toList();
    }

    /** The one resource of this namespace that was described with these dimensions. */
    FoundResource described(String namespace, Map<String, String> dimensions) {
        return described().stream()
                .filter(resource -> resource.id().namespace().equals(namespace))
                .filter(resource -> resource.id().dimensions().equals(dimensions))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not described: " + namespace + " " + dimensions));
    }

    List<TaggedArn> tagged() {
        return of(ScanResult.Tagged.class).flatMap(page -> page.arns().stream()).toList();
    }

    List<Region> lookedAt() {
        return of(ScanResult.Looked.class).map(ScanResult.Looked::region).toList();
    }

    ScanResult.Looked looked(Region region) {
        return of(ScanResult.Looked.class)
                .filter(looked -> looked.region().equals(region))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not looked at: " + region));
    }

    private Stream<FoundResource> found(Source source) {
        return of(ScanResult.Found.class)
                .filter(found -> found.source() == source)
                .flatMap(found -> found.resources().stream());
    }

    private <T extends ScanResult> Stream<T> of(Class<T> type) {
        return results.stream().filter(type::isInstance).map(type::cast);
    }
}
