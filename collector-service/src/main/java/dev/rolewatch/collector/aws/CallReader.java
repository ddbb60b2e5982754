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

    public CallReader(MetricDataClient client) {
        this((MetricDataPages) client);
    }

    CallReader(MetricDataPages source) {
        this.source = source;
    }

    /** Reads the call; its results, and its failure, go to the progress. */
    void read(MetricsCall call, PlaceProgress progress) throws InterruptedException {
        try {
            read(call, progress, true);
        } catch (MetricDataException e) {
            if (e.scope() == MetricDataException.Scope.PLACE) {
                progress.failed(e.failure());
            } else if (e.failure().reason() == NotReadReason.REJECTED
                    && call.metrics().size() > 1) {
                readAroundRejected(call, progress);
            } else {
                fail(call.metrics(), e.failure(), progress);
            }
        }
    }

    /** One metric that CloudWatch does not accept fails the whole call: halves of it find out which. */
    private void readAroundRejected(MetricsCall call, PlaceProgress progress) throws InterruptedException {
        if (progress.rejected() > MOST_REJECTIONS) {
            fail(call.metrics(), Failures.tooManyRejections(call.where()), progress);
            return;
        }
        int half = call.metrics().size() / 2;
        read(call.only(call.metrics().subList(0, half)), progress);
        read(call.only(call.metrics().subList(half, call.metrics().size())), progress);
    }

    private void read(MetricsCall call, PlaceProgress progress, boolean mayRepeat)
            throws MetricDataException, InterruptedException {
        Pages pages = pages(call, progress);
        List<AskedMetric> again = new ArrayList<>();
        for (int i = 0; i < call.metrics().size(); i++) {
            AskedMetric metric = call.metrics().get(i);
            MetricValues values = pages.values(i);
            String trouble = values.trouble(metric);
            if (trouble == null) {
                progress.result(metric, values.points(metric));
            } else if (mayRepeat && !trouble.equals(StatusCode.FORBIDDEN.toString())) {
                again.add(metric);
            } else {
                progress.result(metric, Failures.incomplete(trouble, pages.messages(), call.where()));
            }
        }
        if (!again.isEmpty()) {
            read(call.only(again), progress, false);
        }
    }

    private Pages pages(MetricsCall call, PlaceProgress progress) throws MetricDataException, InterruptedException {
        Pages pages = new Pages(call);
        var response = source.send(pages.request(), call.datapoints(), progress);
        progress.answered(call.metrics());
        pages.add(response);
        while (response.nextToken() != null) {
            response = source.send(
                    pages.request().toBuilder().nextToken(response.nextToken()).build(), 0, progress);
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
