package dev.rolewatch.contracts.scan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import java.time.Instant;
import java.util.List;

/** The value of the {@code scan-results} topic. A scan is any number of {@link Found} and, at its end, one {@link Finished}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScanResult.Found.class, name = "found"),
    @JsonSubTypes.Type(value = ScanResult.Finished.class, name = "finished"),
})
public sealed interface ScanResult {
    String scanId();

    AccountId account();

    /** Some of the resources of one Region; few enough for one Kafka record. */
    record Found(String scanId, AccountId account, Region region, List<FoundResource> resources) implements ScanResult {
        public Found {
            resources = List.copyOf(resources);
        }
    }

    /**
     * The scan has ended.
     *
     * @param complete the Regions that were looked at whole: what was not found there is gone
     * @param failures what could not be looked at, one sentence each that tells what to do
     */
    record Finished(String scanId, AccountId account, Instant at, List<Region> complete, List<String> failures)
            implements ScanResult {
        public Finished {
            complete = List.copyOf(complete);
            failures = List.copyOf(failures);
        }
    }
}
