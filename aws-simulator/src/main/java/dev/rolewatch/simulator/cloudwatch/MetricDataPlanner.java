package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import dev.rolewatch.simulator.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Checks GetMetricData requests against CloudWatch's rules, and finds their metrics. */
final class MetricDataPlanner {
    private static final int MAX_QUERIES = 500;
    private static final int MAX_DIMENSIONS = 30;
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");
    private static final Set<Integer> HIGH_RESOLUTION = Set.of(1, 5, 10, 20, 30);

    private final Call call;
    private final Inventory inventory;
    private final SeriesCatalog catalog;

    MetricDataPlanner(Call call, Inventory inventory, SeriesCatalog catalog) {
        this.call = call;
        this.inventory = inventory;
        this.catalog = catalog;
    }

    /** @throws AwsException ValidationError, if the request breaks a rule */
    MetricDataPlan plan(GetMetricDataRequest request) {
        TimeRange range = rangeOf(request, call.now());
        List<MetricDataQuery> queries = request.metricDataQueries();
        check(!queries.isEmpty(), "The parameter MetricDataQueries is required.");
        check(
                queries.size() <= MAX_QUERIES,
                "The collection MetricDataQueries must not have a size greater than " + MAX_QUERIES + ".");
        Set<String> ids = new HashSet<>();
        List<PlannedQuery> planned = new ArrayList<>(queries.size());
        for (MetricDataQuery query : queries) {
            String where = "MetricDataQueries.member." + (planned.size() + 1);
            checkQuery(query, where);
            check(ids.add(query.id()), "The values for parameter id in MetricDataQueries are not unique.");
            planned.add(plan(query, where, range));
        }
        return new MetricDataPlan(range, planned);
    }

    private static TimeRange rangeOf(GetMetricDataRequest request, Instant now) {
        check(request.startTime() != null, "The parameter StartTime is required.");
        check(request.endTime() != null, "The parameter EndTime is required.");
        check(
                request.startTime().isBefore(request.endTime()),
                "The parameter StartTime must be less than the parameter EndTime.");
        return TimeRange.of(request.startTime(), request.endTime(), now);
    }

    private static void checkQuery(MetricDataQuery query, String where) {
        check(
                query.id() != null && ID.matcher(query.id()).matches(),
                "The value " + query.id() + " for parameter " + where + ".Id is not matching the expected pattern"
                        + " ^[a-z][a-zA-Z0-9_]*$.");
        check(
                (query.metricStat() == null) != (query.expression() == null),
                "The parameter " + where + " must have exactly one of MetricStat and Expression.");
        if (query.expression() != null) {
            throw AwsException.of(
                    "InvalidParameterValue", "The simulator evaluates no expressions: " + where + ".Expression");
        }
        MetricStat stat = query.metricStat();
        check(
                stat.metric() != null
                        && stat.metric().namespace() != null
                        && stat.metric().metricName() != null,
                "The parameter " + where + ".MetricStat.Metric must have a Namespace and a MetricName.");
        check(
                stat.metric().dimensions().size() <= MAX_DIMENSIONS,
                "The collection " + where + ".MetricStat.Metric.Dimensions must not have a size greater than "
                        + MAX_DIMENSIONS + ".");
        check(
                stat.period() != null
                        && stat.period() > 0
                        && (stat.period() % 60 == 0 || HIGH_RESOLUTION.contains(stat.period())),
                "The parameter " + where + ".MetricStat.Period must be a value in the set [ 1, 5, 10, 20, 30 ], or a"
                        + " multiple of 60.");
    }

    private PlannedQuery plan(MetricDataQuery query, String where, TimeRange range) {
        MetricStat stat = query.metricStat();
        Statistic statistic = Optional.ofNullable(stat.stat())
                .flatMap(Statistic::parse)
                .orElseThrow(() -> AwsException.validation(
                        "The value " + stat.stat() + " for parameter " + where + ".MetricStat.Stat is not supported."));
        Optional<Series> series = range.hasDataOf(stat.period())
                ? find(stat).map(found -> catalog.series(call.accountId(), call.region(), found))
                : Optional.empty();
        String label = query.label() == null ? stat.metric().metricName() : query.label();
        boolean returned = !Boolean.FALSE.equals(query.returnData());
        return new PlannedQuery(query.id(), label, statistic, stat.period(), returned, series);
    }

    private Optional<FoundMetric> find(MetricStat stat) {
        Map<String, String> dimensions = new TreeMap<>();
        for (Dimension dimension : stat.metric().dimensions()) {
            dimensions.put(dimension.name(), dimension.value());
        }
        return inventory
                .find(stat.metric().namespace(), stat.metric().metricName(), dimensions)
                .filter(found -> stat.unitAsString() == null
                        || stat.unitAsString().equals(found.metric().unit()));
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw AwsException.validation(message);
        }
    }
}
