package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What collectors reported since the last {@link #reset}: whoever sees a report sees its metrics too. */
final class Reported implements Answerer {
    /**
     * What was committed by a moment.
     *
     * @param failed items of which nothing, or not everything, was read
     * @param trouble what the last of them says; null if there is none
     */
    record Tally(long items, long failed, long queries, long points, long calls, String trouble) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, null);

        /**
         * @throws IllegalStateException if something was not read
         */
        Tally requireRead() {
            if (failed > 0) {
                throw new IllegalStateException("%,d items were not read: %s".formatted(failed, trouble));
            }
            return this;
        }

        Tally plus(CollectionReport report) {
            List<ItemOutcome.NotRead> notRead = report.items().stream()
                    .filter(ItemOutcome.NotRead.class::isInstance)
                    .map(ItemOutcome.NotRead.class::cast)
                    .toList();
            return new Tally(
                    items + report.items().size(),
                    failed + notRead.size(),
                    queries + report.billedStatistics(),
                    points + report.items().stream().mapToLong(Reported::points).sum(),
                    calls + report.calls(),
                    notRead.isEmpty() ? trouble : notRead.get(0).detail());
        }
    }

    /** Told of each report when a consumer of committed records has it. */
    interface Listener {
        void reported(CollectionReport report, Instant at);
    }

    private final List<Listener> listeners = new ArrayList<>();
    private Tally tally = Tally.NONE;

    synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void answer(Iterable<ConsumerRecord<String, byte[]>> reports) {
        Instant now = Instant.now();
        reports.forEach(report -> add(Json.read(report.value(), CollectionReport.class), now));
    }

    private synchronized void add(CollectionReport report, Instant at) {
        tally = tally.plus(report);
        listeners.forEach(listener -> listener.reported(report, at));
    }

    synchronized Tally tally() {
        return tally;
    }

    synchronized void reset() {
        tally = Tally.NONE;
    }

    private static int points(ItemOutcome outcome) {
        return outcome instanceof ItemOutcome.Read read ? read.points() : ((ItemOutcome.NotRead) outcome).points();
    }
}
