package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Writes the report of a reading, in several records where one would be too large for Kafka. */
final class Reports {
    /** The fields beside the items; a tenant's name is the longest of them. */
    private static final int REPORT_BYTES = 2_000;

    private Reports() {}

    static List<CollectionReport> of(Reading reading, List<ItemOutcome> outcomes, int maxBytes) {
        List<CollectionReport> reports = new ArrayList<>();
        for (List<ItemOutcome> chunk : chunks(outcomes, maxBytes)) {
            reports.add(new CollectionReport(
                    reading.where().account(),
                    reading.where().tenant(),
                    reading.where().awsAccount(),
                    reading.where().region(),
                    reading.readAt(),
                    // Calls are shared by items, so they are told once, and the sum over the reports is right.
                    reports.isEmpty() ? reading.calls() : 0,
                    chunk));
        }
        return reports;
    }

    private static List<List<ItemOutcome>> chunks(List<ItemOutcome> outcomes, int maxBytes) {
        List<List<ItemOutcome>> chunks = new ArrayList<>();
        List<ItemOutcome> chunk = new ArrayList<>();
        int bytes = REPORT_BYTES;
        for (ItemOutcome outcome : outcomes) {
            int more = Json.write(outcome).length + 1;
            if (bytes + more > maxBytes && !chunk.isEmpty()) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = REPORT_BYTES;
            }
            chunk.add(outcome);
            bytes += more;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
