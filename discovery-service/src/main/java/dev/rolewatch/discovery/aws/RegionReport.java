package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import dev.rolewatch.discovery.scan.Chunks;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tells what a scan sees of a Region, in messages that fit into a Kafka record. */
final class RegionReport {
    private final ScanRequest scan;
    private final Region region;
    private final Consumer<ScanResult> results;

    RegionReport(ScanRequest scan, Region region, Consumer<ScanResult> results) {
        this.scan = scan;
        this.region = region;
        this.results = results;
    }

    void found(Source source, List<FoundResource> page) {
        Chunks.of(page)
                .forEach(chunk ->
                        results.accept(new ScanResult.Found(scan.scanId(), scan.account(), region, source, chunk)));
    }

    void tagged(List<TaggedArn> page) {
        Chunks.of(page)
                .forEach(chunk -> results.accept(new ScanResult.Tagged(scan.scanId(), scan.account(), region, chunk)));
    }

    /** @param begun when the look at the Region began */
    void looked(Instant begun, boolean tagsKnown, List<DescribedKind> described) {
        results.accept(new ScanResult.Looked(scan.scanId(), scan.account(), region, begun, tagsKnown, described));
    }
}
