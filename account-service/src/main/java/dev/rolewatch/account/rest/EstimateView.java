package dev.rolewatch.account.rest;

import dev.rolewatch.account.estimate.Requested.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code GET /accounts/{id}/estimate}. */
@Schema(
        name = "Estimate",
        description =
                "What reading an account costs its owner a month of 30 days, by what scans have found. In each range low"
                        + " counts up to five statistics of a metric as one metric, and high counts each.")
record EstimateView(
        @Schema(description = "When the scan ended that it rests on.")
        Instant scannedAt,

        @Schema(
                description =
                        "false for some minutes after a scan looked at Regions for the first time, while what it found there"
                                + " is still being entered: then some of it is missing.")
        boolean settled,

        @Schema(description = "The interval that it is for.", examples = "\"PT5M\"")
        String interval,

        @Schema(
                description = "The statistics that it is for.",
                enumeration = {"ALL", "FEWEST"})
        String statistics,

        @Schema(description = "Whether reading is paused, so that none of it is paid at present.")
        boolean paused,

        @Schema(description = "GetMetricData: the metrics requested a month, of all namespaces.")
        RequestedView requested,

        @Schema(description = "What that costs.") Usd usd,

        @Schema(description = "What the ListMetrics requests of scans cost besides.")
        DiscoveryView discovery,

        @Schema(description = "The namespaces that are read, the most expensive first.")
        List<NamespaceView> namespaces,

        @Schema(description = "What would change if the owner chose otherwise, in one respect at a time.")
        List<ChangeView> changes,

        @Schema(description = "What the budget means for it; null where there is none.", nullable = true)
        EstimatedBudget budget,

        @Schema(description = "What the estimate takes for granted, in sentences.")
        List<String> assumes) {

    @Schema(name = "MetricsRequested")
    record RequestedView(long low, long high) {}

    @Schema(name = "EstimatedNamespace")
    record NamespaceView(
            @Schema(examples = "\"AWS/EC2\"") String namespace,

            @Schema(description = "null for a custom namespace that is only tried out.", nullable = true)
            Long resources,

            @Schema(description = "Metrics of resources, each of which is asked for by itself.")
            long series,

            RequestedView requested,
            Usd usd) {}

    @Schema(name = "EstimatedDiscovery")
    record DiscoveryView(
            @Schema(description = "ListMetrics requests a month.")
            long listMetricsRequests,

            BigDecimal usd) {}

    @Schema(name = "EstimatedChange")
    record ChangeView(
            @Schema(
                    enumeration = {
                        "INTERVAL",
                        "STATISTICS",
                        "LEAVE_OUT_NAMESPACE",
                        "ADD_NAMESPACE",
                        "ADD_CUSTOM_NAMESPACE"
                    })
            String change,

            @Schema(
                    description = "The interval, the statistics or the namespace to choose instead.",
                    examples = "\"PT15M\"")
            String value,

            @Schema(description = "The same in a sentence.") String what,

            @Schema(description = "What all namespaces cost a month then.")
            Usd usd,

            @Schema(description = "The difference to now; negative where it would be less.")
            Usd difference) {}
}
