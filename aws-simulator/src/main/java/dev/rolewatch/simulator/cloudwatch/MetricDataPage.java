package dev.rolewatch.simulator.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Reads the points of one page, query by query, until the page is full. */
final class MetricDataPage {
    private final MetricDataPlan plan;
    private final boolean ascending;
    private final PagePosition from;
    private final int capacity;
    private final List<MetricDataResult> results = new ArrayList<>();
    private int points;
    private PagePosition next;

    MetricDataPage(MetricDataPlan plan, boolean ascending, PagePosition from, int capacity) {
        this.plan = plan;
        this.ascending = ascending;
        this.from = from;
        this.capacity = capacity;
        List<PlannedQuery> queries = plan.queries();
        for (int i = 0; i < queries.size(); i++) {
            if (queries.get(i).returned()) {
                results.add(read(i, queries.get(i)));
            }
        }
    }

    List<MetricDataResult> results() {
        return results;
    }

    /** Empty if this page is the last. */
    Optional<PagePosition> next() {
        return Optional.ofNullable(next);
    }

    int points() {
        return points;
    }

    private MetricDataResult read(int number, PlannedQuery query) {
        List<Instant> timestamps = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        if (number >= from.query() && next == null && query.series().isPresent()) {
            readBuckets(number, query, timestamps, values);
        }
        boolean complete = next == null || query.series().isEmpty();
        return MetricDataResult.builder()
                .id(query.id())
                .label(query.label())
                .timestamps(timestamps)
                .values(values)
                .statusCode(complete ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }

    private void readBuckets(int number, PlannedQuery query, List<Instant> timestamps, List<Double> values) {
        int buckets = plan.range().buckets(query.period());
        for (int i = number == from.query() ? from.bucket() : 0; i < buckets; i++) {
            int bucket = ascending ? i : buckets - 1 - i;
            double value = query.valueOf(bucket, plan.range(), from.asOfMillis());
            if (Double.isNaN(value)) {
                continue;
            }
            if (points == capacity) {
                next = new PagePosition(number, i, from.asOfMillis(), from.fingerprint());
                return;
            }
            timestamps.add(Instant.ofEpochSecond(query.startOf(bucket, plan.range())));
            values.add(value);
            points++;
        }
    }
}
