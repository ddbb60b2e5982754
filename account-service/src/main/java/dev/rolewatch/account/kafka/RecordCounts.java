package dev.rolewatch.account.kafka;

import dev.rolewatch.account.storage.AccountFold.Outcome;
import dev.rolewatch.account.storage.News.Place;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Counts every record once: in {@code rolewatch.records} under what became of it, or if nothing can become of it in
 * {@code rolewatch.records.malformed}.
 */
@ApplicationScoped
class RecordCounts {
    private static final Logger LOG = Logger.getLogger(RecordCounts.class);

    private final MeterRegistry metrics;

    RecordCounts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void malformed(Place place, String defect) {
        LOG.errorf("skipped a malformed record (%s): %s", place, defect);
        metrics.counter("rolewatch.records.malformed", "topic", place.topic()).increment();
    }

    void count(Place place, Outcome outcome) {
        metrics.counter(
                        "rolewatch.records",
                        "topic",
                        place.topic(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
