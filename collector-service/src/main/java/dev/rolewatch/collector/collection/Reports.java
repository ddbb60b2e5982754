package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.util.ArrayList;
import java.util.List;

/** Writes the report of a reading, in several records where one would be too large for Kafka. */
final class Reports {
    /** At up to a kilobyte an item, half of what a record may have. */
    private static final int ITEMS_PER_REPORT = 500;

    private Reports() {}

    static List<CollectionReport> of(Reading reading, List<ItemOutcome> outcomes) {
        List<CollectionReport> reports = new ArrayList<>();
        for (int from = 0; from < outcomes.size(); from += ITEMS_PER_REPORT) {
            int to = Math.min(outcomes.size(), from + ITEMS_PER_REPORT);
            // What was spent is told once, so that the sum over the reports is right.
            boolean first = from == 0;
            reports.add(new CollectionReport(
                    reading.where().account(),
                    reading.where().tenant(),
                    reading.where().awsAccount(),
                    reading.where().region(),
                    reading.readAt(),
                    first ? reading.calls() : 0,
                    first ? billedStatistics(reading) : 0,
                    outcomes.subList(from, to)));
        }
        return reports;
    }

    private static int billedStatistics(Reading reading) {
        return reading.answers().stream()
                .mapToInt(answer -> answer.timesBilled() * answer.asked().statistics())
                .sum();
    }
}
