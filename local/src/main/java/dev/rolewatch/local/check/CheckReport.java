package dev.rolewatch.local.check;

import dev.rolewatch.local.comparison.Comparison;
import dev.rolewatch.local.comparison.Difference;
import dev.rolewatch.local.comparison.Tally;
import dev.rolewatch.simulator.billing.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison as lines for people. */
final class CheckReport {
    private static final int DIFFERENCES_SHOWN = 20;

    private CheckReport() {}

    static List<String> lines(Comparison comparison, List<Bill> bills) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(row("account", "namespace", "series", "points"));
        comparison
                .compared()
                .forEach((account, namespaces) -> namespaces.forEach(
                        (namespace, tally) -> lines.add(row(account, namespace, tally.series(), tally.points()))));
        Tally total = comparison.total();
        lines.add(row("all", "", total.series(), total.points()));
        lines.add("");
        bills.forEach(bill -> lines.add(line(bill)));
        lines.add("");
        lines.addAll(verdict(comparison));
        return lines;
    }

    private static List<String> verdict(Comparison comparison) {
        List<Difference> differences = comparison.ordered();
        if (differences.isEmpty()) {
            return List.of("OK: each of " + comparison.total().points() + " points of "
                    + comparison.total().series()
                    + " series is on the topic with the right count, sum, minimum, maximum,"
                    + " percentiles, unit, ARN and tags; nothing is there that the simulator does not hold, and nothing"
                    + " was published twice unchanged");
        }
        Map<String, Long> kinds = differences.stream()
                .collect(Collectors.groupingBy(
                        difference -> difference.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
        List<String> lines = new ArrayList<>();
        lines.add("FAILED: " + differences.size() + " differences " + kinds + ", such as");
        kinds.keySet()
                .forEach(kind -> differences.stream()
                        .filter(difference ->
                                difference.getClass().getSimpleName().equalsIgnoreCase(kind))
                        .limit(DIFFERENCES_SHOWN / kinds.size())
                        .forEach(difference -> lines.add("  " + difference)));
        return lines;
    }

    private static String line(Bill bill) {
        return String.format(
                Locale.ROOT,
                "bill of %s: %,d metrics requested with %,d statistics, $%.4f to $%.4f at list prices",
                bill.accountId(),
                bill.metrics(),
                bill.statistics(),
                bill.dollarsAtLeast(),
                bill.dollarsAtMost());
    }

    private static String row(String account, String namespace, Object series, Object points) {
        return String.format(Locale.ROOT, "%-14s %-20s %8s %10s", account, namespace, series, points);
    }
}
