package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.aws.KnownRejections.Rejection;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads a place's calls to their ends: all of its pages, again what CloudWatch could not answer, and around what it rejects. */
public final class CallReader {
    private static final Logger LOG = Logger.getLogger(CallReader.class);

    private final MetricDataPages source;
    private final KnownRejections rejections = new KnownRejections();

    public CallReader(MetricDataClient client) {
        this((MetricDataPages) client);
    }

    CallReader(MetricDataPages source) {
        this.source = source;
    }

    /** Reads the place's calls until there are none; their results, and failures, go to the progress. */
    void read(PlaceProgress progress) throws InterruptedException {
        for (MetricsCall call = progress.next(); call != null; call = progress.next()) {
            List<AskedMetric> accepted = accepted(call, progress);
            if (!accepted.isEmpty()) {
                ask(call.only(accepted), progress);
            }
        }
        for (MetricsCall part = progress.firstSuspects(); part != null; part = progress.nextSuspects()) {
            ask(part, progress);
        }
    }

    /** Without those that would fail the whole call. */
    private List<AskedMetric> accepted(MetricsCall call, PlaceProgress progress) {
        List<AskedMetric> accepted = new ArrayList<>();
        for (AskedMetric metric : call.metrics()) {
            Optional<Rejection> known = rejections.of(metric);
            if (known.isEmpty()) {
                accepted.add(metric);
            } else if (known.get().isOver(progress.startedAt())) {
                progress.suspect(call.only(List.of(metric)), known.get().failure());
            } else {
                progress.result(metric, known.get().failure());
            }
        }
        return accepted;
    }

    private void ask(MetricsCall call, PlaceProgress progress) throws InterruptedException {
        try {
            read(call, progress, true);
            if (call.metrics().size() == 1) {
                rejections.remove(call.metrics().get(0));
            }
        } catch (MetricDataException e) {
            List<AskedMetric> unanswered = progress.unanswered(call.metrics());
            switch (e.scope()) {
                case PLACE -> placeFailed(e, progress);
                case METRICS -> rejected(call.only(unanswered), e.failure(), progress);
                case QUESTION, PAGES -> fail(unanswered, e.failure(), progress);
            }
        }
    }

    private static void placeFailed(MetricDataException e, PlaceProgress progress) {
        if (progress.failed(e.failure()) && e.getCause() != null) {
            LOG.warnf(
                    "account %s, %s was not read: %s",
                    progress.where().account(),
                    progress.where().region(),
                    e.getCause().getMessage());
        }
    }

    /** One metric that CloudWatch does not accept fails the whole call: parts of it find out which. */
    private void rejected(MetricsCall call, Failure failure, PlaceProgress progress) {
        if (call.metrics().size() > 1) {
            progress.suspect(call);
            return;
        }
        if (failure.reason() == NotReadReason.REJECTED) {
            call.metrics().forEach(metric -> rejections.add(metric, failure, progress.startedAt()));
        }
        fail(call.metrics(), failure, progress);
    }

    /** What is complete is the metrics' result at once, whatever becomes of the pages after it. */
    private void read(MetricsCall call, PlaceProgress progress, boolean mayRepeat)
            throws MetricDataException, InterruptedException {
        Pages pages = new Pages(call);
        List<AskedMetric> again;
        try {
            readPages(pages, call, progress);
            again = incomplete(pages, call, progress, mayRepeat);
        } catch (MetricDataException e) {
            if (!mayRepeat || e.scope() != MetricDataException.Scope.PAGES) {
                throw e;
            }
            again = progress.unanswered(call.metrics());
        }
        if (!again.isEmpty()) {
            read(call.only(again), progress, false);
        }
    }

    private void readPages(Pages pages, MetricsCall call, PlaceProgress progress)
            throws MetricDataException, InterruptedException {
        MetricDataPage page = source.send(new PageRequest(call, null), progress);
        progress.billed(call.metrics());
        add(page, pages, progress);
        while (!page.isLast()) {
            page = source.send(new PageRequest(call, page.nextToken()), progress);
            add(page, pages, progress);
        }
        if (!pages.messages().isEmpty()) {
            LOG.warnf(
                    "account %s, %s: GetMetricData says: %s",
                    call.where().account(), call.where().region(), pages.messages());
        }
    }

    private static void add(MetricDataPage page, Pages pages, PlaceProgress progress) {
        pages.add(page).forEach(complete -> progress.result(complete.asked(), complete.points()));
    }

    /** Tells what is not complete after the last page; what may be asked again is returned instead. */
    private static List<AskedMetric> incomplete(
            Pages pages, MetricsCall call, PlaceProgress progress, boolean mayRepeat) {
        List<AskedMetric> again = new ArrayList<>();
        for (MetricValues values : pages.values()) {
            String trouble = values.trouble();
            if (trouble == null) {
                continue;
            }
            if (mayRepeat && !trouble.equals(QueryResult.FORBIDDEN)) {
                again.add(values.asked());
            } else {
                progress.result(values.asked(), Failures.of(trouble, pages.messages(), call.where()));
            }
        }
        return again;
    }

    private static void fail(List<AskedMetric> metrics, Failure failure, PlaceProgress progress) {
        metrics.forEach(metric -> progress.result(metric, failure));
    }
}
