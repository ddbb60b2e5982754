package dev.rolewatch.contracts.collection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of one work item. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ItemOutcome.Read.class, name = "read"),
    @JsonSubTypes.Type(value = ItemOutcome.NotRead.class, name = "not-read"),
})
public sealed interface ItemOutcome {
    String itemId();

    ResourceId resource();

    Duration cadence();

    /** Metrics that AWS bills for this item, if five statistics of a metric count as one. */
    int billedMetrics();

    /** What AWS bills if each statistic counts as a metric: how it meters is contested, so what was spent is a range. */
    int billedStatistics();

    /**
     * Everything that CloudWatch had in the window and gives out was read.
     *
     * @param through the end of the window: what is read next starts there
     * @param points how many points were published: those that are new or have changed
     * @param rejected the metrics of the item that CloudWatch does not give out; null when there are none
     * @param silent the names of the metrics of which CloudWatch had no point in the window
     */
    record Read(
            String itemId,
            ResourceId resource,
            Duration cadence,
            Instant through,
            int points,
            int billedMetrics,
            int billedStatistics,
            Rejected rejected,
            List<String> silent)
            implements ItemOutcome {
        public Read {
            silent = silent == null ? List.of() : List.copyOf(silent);
        }
    }

    /**
     * Metrics that CloudWatch rejects for good. They do not keep the others of their resource from being read.
     *
     * @param metrics their names
     * @param detail a sentence that tells what CloudWatch said of the first
     */
    record Rejected(List<String> metrics, String detail) {
        public Rejected {
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * Nothing, or not everything, was read. What was read is published, and the next window starts where this one did.
     *
     * @param detail a sentence that tells what to do
     * @param points how many points were published: those of the other metrics that are new or have changed
     * @param unread the names of the metrics that were not read
     */
    record NotRead(
            String itemId,
            ResourceId resource,
            Duration cadence,
            NotReadReason reason,
            String detail,
            int points,
            int billedMetrics,
            int billedStatistics,
            List<String> unread)
            implements ItemOutcome {
        public NotRead {
            unread = unread == null ? List.of() : List.copyOf(unread);
        }
    }
}
