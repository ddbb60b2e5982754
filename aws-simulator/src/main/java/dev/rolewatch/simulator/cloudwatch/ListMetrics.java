package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import dev.rolewatch.simulator.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** ListMetrics, in pages of 500. */
public final class ListMetrics {
    private static final int PAGE = 500;
    private static final int MAX_FILTERS = 10;

    private final Accounts accounts;
    private final SeriesCatalog catalog;

    public ListMetrics(Accounts accounts, SeriesCatalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    public ListMetricsResponse handle(Call call, ListMetricsRequest request) {
        check(request);
        ResourceCursor from = request.nextToken() == null
                ? ResourceCursor.START
                : ResourceCursor.parse(request.nextToken())
                        .orElseThrow(() -> invalid("NextToken", request.nextToken()));
        var page = new Page(call.now(), request);
        page.read(accounts.inventory(call.accountId(), call.region()).groupsFrom(from.group()), from);
        return ListMetricsResponse.builder()
                .metrics(page.metrics)
                .nextToken(page.next == null ? null : page.next.token())
                .build();
    }

    private static void check(ListMetricsRequest request) {
        String recently = request.recentlyActiveAsString();
        if (recently != null && !recently.equals("PT3H")) {
            throw invalid("RecentlyActive", recently);
        }
        if (request.dimensions().size() > MAX_FILTERS) {
            throw invalid("Dimensions", "more than " + MAX_FILTERS);
        }
    }

    private static AwsException invalid(String parameter, String value) {
        return AwsException.of(
                "InvalidParameterValue", "The value " + value + " for parameter " + parameter + " is not valid.");
    }

    /** Collects metrics until the page is full. */
    private final class Page {
        private final Instant now;
        private final ListMetricsRequest request;
        private final List<Metric> metrics = new ArrayList<>();
        private ResourceCursor next;

        Page(Instant now, ListMetricsRequest request) {
            this.now = now;
            this.request = request;
        }

        void read(Iterable<ResourceGroup> groups, ResourceCursor from) {
            for (ResourceGroup group : groups) {
                if (request.namespace() == null || request.namespace().equals(group.namespace())) {
                    readGroup(group, from.within(group));
                }
                if (next != null) {
                    return;
                }
            }
        }

        private void readGroup(ResourceGroup group, ResourceCursor from) {
            var listing = new Listing(group, catalog.latenessOf(group), now, request.recentlyActiveAsString() != null);
            for (int number = from.number(); number < group.count(); number++) {
                for (int i = number == from.number() ? from.item() : 0;
                        i < group.metrics().size();
                        i++) {
                    var found = new FoundMetric(group, number, group.metrics().get(i));
                    if (!wanted(found) || !listing.shows(found.metric())) {
                        continue;
                    }
                    if (metrics.size() == PAGE) {
                        next = new ResourceCursor(group.definition().name(), number, i);
                        return;
                    }
                    metrics.add(metricOf(found));
                }
            }
        }

        private boolean wanted(FoundMetric found) {
            if (request.metricName() != null
                    && !request.metricName().equals(found.metric().name())) {
                return false;
            }
            if (request.dimensions().isEmpty()) {
                return true;
            }
            Map<String, String> dimensions = found.dimensions();
            return request.dimensions().stream()
                    .allMatch(filter -> dimensions.containsKey(filter.name())
                            && (filter.value() == null || filter.value().equals(dimensions.get(filter.name()))));
        }
    }

    private static Metric metricOf(FoundMetric found) {
        List<Dimension> dimensions = new ArrayList<>();
        found.dimensions()
                .forEach((name, value) -> dimensions.add(
                        Dimension.builder().name(name).value(value).build()));
        return Metric.builder()
                .namespace(found.group().namespace())
                .metricName(found.metric().name())
                .dimensions(dimensions)
                .build();
    }
}
