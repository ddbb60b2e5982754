package dev.rolewatch.account.spend;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What AWS bills for some reading.
 *
 * @param month in UTC, as AWS bills
 * @param namespaces that anything was billed for
 */
public record Spend(YearMonth month, SortedMap<String, Billed> namespaces) {
    public Spend {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
    }

    public static Spend of(CollectionReport report) {
        SortedMap<String, Billed> namespaces = new TreeMap<>();
        for (ItemOutcome item : report.items()) {
            Billed billed = Billed.of(item);
            if (billed.high() > 0) {
                namespaces.merge(item.resource().namespace(), billed, Billed::plus);
            }
        }
        return new Spend(BillingMonth.of(report.readAt()), namespaces);
    }
}
