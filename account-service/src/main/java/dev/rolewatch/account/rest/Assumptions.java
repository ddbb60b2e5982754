package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an estimate takes for granted, in sentences. */
final class Assumptions {
    private static final List<String> ALWAYS = List.of(
            "Prices are the list prices of us-east-1: $0.01 for 1,000 metrics requested with GetMetricData, and $0.01 for"
                    + " 1,000 ListMetrics requests after the first million of a month. Other Regions may differ; discounts"
                    + " and taxes are not in it.",
            "A month has 30 days. low counts up to five statistics of a metric as one metric, as the price page says; high"
                    + " counts each, as some bills have been reported to.",
            "A metric is asked for once per interval, or once per period where AWS publishes it less often.",
            "It leaves savings out: metrics without points are asked for less often, and not at all once they are gone.",
            "On top come calls that are repeated after an error or a timeout, readings that are repeated because no report"
                    + " of them came, the extra reading when a silent metric has points again, metrics that publish nothing"
                    + " now, such as those of nightly jobs, and what is newly found. Whether AWS bills each page of a long"
                    + " answer again is not known.",
            "SQS, SNS and S3 bill their list requests, cents at most; describe calls appear in CloudTrail, where a second"
                    + " trail and GuardDuty bill them. None of that is in it.");

    private final EstimateBasis basis;
    private final CollectionChoice tried;

    private Assumptions(EstimateBasis basis) {
        this.basis = basis;
        this.tried = basis.tried().collect();
    }

    static List<String> of(EstimateBasis basis) {
        Assumptions assumptions = new Assumptions(basis);
        return Stream.of(ALWAYS.stream(), assumptions.ofScans(), assumptions.ofCustomNamespaces())
                .flatMap(sentences -> sentences)
                .toList();
    }

    private Stream<String> ofScans() {
        return Stream.of(
                        Stream.of("A scan begins every " + Words.every(basis.scanEvery())
                                + ", and takes as many ListMetrics requests as the last one. The free million is the AWS"
                                + " account's, and other software may use it up."),
                        when(
                                !basis.isSettled(),
                                "What was found in Regions that were looked at for the first time is still being entered,"
                                        + " so that some of it is missing: ask again in some minutes."),
                        when(
                                looksFurther(),
                                "Only " + names(basis.made().regions())
                                        + " is looked at now: what there is elsewhere is missing from it."),
                        sentence(
                                "The last scan did not look at ",
                                tried.regions(),
                                region -> !basis.inventory().regions().contains(region),
                                ", so that what is there may be missing from it."),
                        sentence(
                                "How many ListMetrics requests it takes is not known yet, and missing from it, of ",
                                basis.inventory().regions(),
                                this::hasUnknownRequests,
                                "."),
                        when(
                                !basis.inventory().failures().isEmpty(),
                                "The last scan could not look at everything (scanFailures of the account), so that some of"
                                        + " it may be missing."))
                .flatMap(sentences -> sentences);
    }

    private Stream<String> ofCustomNamespaces() {
        List<String> custom = basis.tried().customNamespaces();
        if (!tried.tags().isEmpty()) {
            return when(
                    !custom.isEmpty(),
                    "Nothing is read of customNamespaces where tags are chosen, for what is in them has no tags.");
        }
        return Stream.concat(
                sentence(
                        "No metric was seen lately, where this choice looks, of ",
                        custom,
                        this::isUnseen,
                        ": that is counted as nothing. Namespaces are case-sensitive."),
                when(
                        !basis.found().outside().isEmpty(),
                        "Namespaces outside the catalog that were not chosen at the last scan are counted in all Regions"
                                + " that its last attempt looked at, whatever Regions are tried out."));
    }

    /** Whether the choice reaches into Regions that scans leave out as yet. */
    private boolean looksFurther() {
        List<Region> made = basis.made().regions();
        return !made.isEmpty() && (tried.regions().isEmpty() || !made.containsAll(tried.regions()));
    }

    private boolean hasUnknownRequests(Region region) {
        return tried.looksAt(region) && !basis.inventory().listMetricsRequests().containsKey(region.value());
    }

    private boolean isUnseen(String namespace) {
        return !basis.found().namespaces().containsKey(namespace)
                && !basis.found().outside().containsKey(namespace);
    }

    private static Stream<String> when(boolean said, String sentence) {
        return said ? Stream.of(sentence) : Stream.empty();
    }

    private static <T> Stream<String> sentence(String begin, Collection<T> all, Predicate<T> named, String end) {
        List<T> these = all.stream().filter(named).toList();
        return when(!these.isEmpty(), begin + names(these) + end);
    }

    private static String names(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
