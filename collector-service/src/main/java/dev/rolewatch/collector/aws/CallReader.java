package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Reads one planned call to its end: all of its pages, again what CloudWatch could not answer, and around what it rejects. */
public final class CallReader {
    private static final Logger LOG = Logger.getLogger(CallReader.class);
    /** Enough to find a few bad questions among 500, and the end of it where all of them are bad. */
    private static final int MOST_REJECTIONS = 40;

    private final MetricDataPages source;
    private final KnownRejections rejections = new KnownRejections();

    public CallReader(MetricDataClient client) {
        this((MetricDataPages) client);
    }

    CallReader(MetricDataPages source) {
        this.source = source;
    }

    /** Reads the call; its results, and its failure, go to the progress. */
    void read(MetricsCall call, PlaceProgress progress) throws InterruptedException {
        List<AskedMetric> open = new ArrayList<>();
        for (AskedMetric metric : call.metrics()) {
            rejections
                    .of(metric, progress.startedAt())
                    .ifPresentOrElse(failure -> progress.result(metric, failure), () -> open.add(metric));
        }
        if (!open.isEmpty()) {
            readOpen(call.only(open), progress);
        }
    }

    private void readOpen(MetricsCall call, PlaceProgress progress) throws InterruptedException {
        try {
            read(call, progress, true);
        } catch (MetricDataException e) {
            if (e.scope() == MetricDataException.Scope.PLACE) {
                placeFailed(e, progress);
            } else if (e.failure().reason() == NotReadReason.REJECTED) {
                rejected(call, e.failure(), progress);
            } else {
                fail(call.metrics(), e.failure(), progress);
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

    /** One metric that CloudWatch does not accept fails the whole call: halves of it find out which. */
    private void rejected(MetricsCall call, Failure failure, PlaceProgress progress) throws InterruptedException {
        if (call.metrics().size() == 1) {
            rejections.add(call.metrics().get(0), failure, progress.startedAt());
            fail(call.metrics(), failure, progress);
            return;
        }
        if (progress.rejected() > MOST_REJECTIONS) {
            fail(call.metrics(), Failures.tooManyRejections(call.where()), progress);
            return;
        }
        int half = call.metrics().size() / 2;
        readOpen(call.only(call.metrics().subList(0, half)), progress);
        readOpen(call.only(call.metrics().subList(half, call.metrics().size())), progress);
    }

    private void read(MetricsCall call, PlaceProgress progress, boolean mayRepeat)
            throws MetricDataException, InterruptedException {
        Pages pages = pages(call, progress);
        List<AskedMetric> again = new ArrayList<>();
        for (int i = 0; i < call.metrics().size(); i++) {
            AskedMetric metric = call.metrics().get(i);
            MetricValues values = pages.values(i);
            String trouble = values.trouble();
            if (trouble == null) {
                progress.result(metric, values.points());
            } else if (mayRepeat && !trouble.equals(StatusCode.FORBIDDEN.toString())) {
                again.add(metric);
            } else {
                progress.result(metric, Failures.of(trouble, pages.messages(), call.where()));
            }
        }
        if (!again.isEmpty()) {
            read(call.only(again), progress, false);
        }
    }

    private Pages pages(MetricsCall call, PlaceProgress progress) throws MetricDataException, InterruptedException {
        Pages pages = new Pages(call);
        // Each page repeats the question, and AWS does not say that it counts the datapoints of one answer only once.
        long datapoints = Math.min(call.datapoints(), MetricsCall.MAX_DATAPOINTS);
        var response = source.send(pages.request(), datapoints, progress);
        progress.billed(call.metrics());
        pages.add(response);
        while (response.nextToken() != null && !response.nextToken().isEmpty()) {
            response = source.send(
                    pages.request().toBuilder().nextToken(response.nextToken()).build(), datapoints, progress);
            pages.add(response);
        }
        if (!pages.messages().isEmpty()) {
            LOG.warnf(
                    "account %s, %s: GetMetricData says: %s",
                    call.where().account(), call.where().region(), pages.messages());
        }
        return pages;
    }

    private static void fail(List<AskedMetric> metrics, Failure failure, PlaceProgress progress) {
        metrics.forEach(metric -> progress.result(metric, failure));
    }
}
