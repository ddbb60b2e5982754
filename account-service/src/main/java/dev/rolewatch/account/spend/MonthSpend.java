package dev.rolewatch.account.spend;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * What was spent in a calendar month of UTC.
 *
 * @param namespaces largest first
 */
public record MonthSpend(YearMonth month, List<NamespaceSpend> namespaces) {
    private static final Comparator<NamespaceSpend> LARGEST_FIRST = Comparator.<NamespaceSpend>comparingLong(
                    spend -> -spend.billed().high())
            .thenComparing(NamespaceSpend::namespace);

    public MonthSpend {
        namespaces = namespaces.stream().sorted(LARGEST_FIRST).toList();
    }

    /** What was spent on reading one namespace. */
    public record NamespaceSpend(String namespace, Billed billed) {}

    public Billed total() {
        return namespaces.stream().map(NamespaceSpend::billed).reduce(Billed.NOTHING, Billed::plus);
    }
}
