package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags that a scan saw on an ARN. */
public record ArnTags(String scanId, SortedMap<String, String> tags) {
    public ArnTags {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public static ArnTags of(String scanId, TaggedArn arn) {
        return new ArnTags(scanId, new TreeMap<>(arn.tags()));
    }
}
