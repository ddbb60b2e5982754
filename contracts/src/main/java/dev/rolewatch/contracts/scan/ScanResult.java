package dev.rolewatch.contracts.scan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import java.time.Instant;
import java.util.List;

/**
 * The value of the {@code scan-results} topic. A scan goes from Region to Region; of each it tells what it finds page by
 * page ({@link Found}, {@link Tagged}) and then that this was all ({@link Looked}). At its end there is one {@link Finished}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScanResult.Found.class, name = "found"),
    @JsonSubTypes.Type(value = ScanResult.Tagged.class, name = "tagged"),
    @JsonSubTypes.Type(value = ScanResult.Looked.class, name = "looked"),
    @JsonSubTypes.Type(value = ScanResult.Finished.class, name = "finished"),
})
public sealed interface ScanResult {
    String scanId();

    AccountId account();

    /** What tells of a resource. */
    enum Source {
        /** CloudWatch lists metrics of it; it may do so for hours after the resource is gone. */
        METRICS,
        /** The service that it belongs to lists it. */
        DESCRIBED
    }

    /** A page of what one API tells of a Region; few enough resources for one Kafka record. */
    record Found(String scanId, AccountId account, Region region, Source source, List<FoundResource> resources)
            implements ScanResult {
        public Found {
            resources = List.copyOf(resources);
        }
    }

    /** A page of what is tagged in a Region, or was once. */
    record Tagged(String scanId, AccountId account, Region region, List<TaggedArn> arns) implements ScanResult {
        public Tagged {
            arns = List.copyOf(arns);
        }
    }

    /**
     * All that can be known of a Region was told.
     *
     * @param tagsKnown whether the tagging API told all tags; if not, what was known of them still holds
     * @param described the kinds of which everything that exists was told
     */
    record Looked(
            String scanId,
            AccountId account,
            Region region,
            Instant at,
            boolean tagsKnown,
            List<DescribedKind> described)
            implements ScanResult {
        public Looked {
            described = List.copyOf(described);
        }
    }

    /**
     * The scan has ended.
     *
     * @param complete the Regions that were looked at whole
     * @param failures what could not be looked at, one sentence each that tells what to do
     * @param remaining Regions that there was no time for; another attempt of the same scan is asked for to look at them
     * @param disabled the Regions that the account has not enabled: nothing runs there. Only those that AWS named as such,
     *     for what was known of them is forgotten
     */
    record Finished(
            String scanId,
            AccountId account,
            Instant at,
            List<Region> complete,
            List<String> failures,
            List<Region> remaining,
            List<Region> disabled)
            implements ScanResult {
        public Finished {
            complete = List.copyOf(complete);
            failures = List.copyOf(failures);
            remaining = remaining == null ? List.of() : List.copyOf(remaining);
            disabled = disabled == null ? List.of() : List.copyOf(disabled);
        }
    }
}
