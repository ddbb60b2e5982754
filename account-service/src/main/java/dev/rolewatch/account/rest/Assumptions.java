package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.contracts.account.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an estimate takes for granted. */
final class Assumptions {
    private static final List<String> ALWAYS = List.of(
            "Prices are the list prices of us-east-1: $0.01 for 1,000 metrics requested with GetMetricData, and $0.01 for"
                    + " 1,000 ListMetrics requests after the first million of a month. Other Regions may differ; discounts"
                    + " and taxes are not in it.",
            "A month has 30 days. low counts up to five statistics of a metric as one metric, as the price page says; high"
                    + " counts each, as some bills have been reported to.",
            "A metric is asked for once per interval, or once per period where AWS publishes it less often.",
            "It is an upper bound for what was found: metrics without points are asked for less often, and not at all once"
                    + " they are gone. What is newly found comes on top.",
            "A scan begins every 12 minutes and lists 500 metrics with a request. Calls that tell tags and metadata are free."
                    + " The free million is the AWS account's, and other software may use it up.");

    private Assumptions() {}

    static List<String> of(Choice choice, Inventory inventory) {
        List<String> assumptions = new ArrayList<>(ALWAYS);
        List<Region> notScanned = choice.collect().regions().stream()
                .filter(region -> !inventory.regions().contains(region))
                .toList();
        if (!notScanned.isEmpty()) {
            assumptions.add("The last scan did not look at "
                    + notScanned.stream().map(Region::value).collect(Collectors.joining(", "))
                    + ", so that what is there may be missing from it.");
        }
        if (!inventory.failures().isEmpty()) {
            assumptions.add(
                    "The last scan could not look at everything (scanFailures of the account), so that some of it may"
                            + " be missing.");
        }
        return assumptions;
    }
}
