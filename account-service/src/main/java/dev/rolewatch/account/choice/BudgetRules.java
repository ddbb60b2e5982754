package dev.rolewatch.account.choice;

import dev.rolewatch.contracts.account.Budget;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what an account may cost a month. */
final class BudgetRules {
    private static final String FIELD = "collect.budget";
    private static final String USD_FIELD = FIELD + ".monthlyUsd";
    private static final String LEAST_FIRST_FIELD = FIELD + ".leastFirst";

    /** Far above what any account costs, and far below where arithmetic ends. */
    private static final BigDecimal MOST_USD = new BigDecimal(1_000_000);

    private static final int CENTS = 2;

    private static final String USD = "US dollars a month, above 0 and at most 1000000, in whole cents, such as 50";
    private static final String NAMESPACE = "a namespace of the catalog or of customNamespaces, each once";

    private final Set<String> known;
    private final Faults faults;

    /**
     * @param namespaces of the catalog, and the account's custom ones
     * @param before null for none
     */
    BudgetRules(Set<String> namespaces, Budget before, Faults faults) {
        this.known = new HashSet<>(namespaces);
        if (before != null) {
            known.addAll(before.leastFirst());
        }
        this.faults = faults;
    }

    /** Null for none. */
    Budget read(Wish.Budget wish) {
        return wish == null ? null : new Budget(usd(wish.monthlyUsd()), leastFirst(wish.leastFirst()));
    }

    /** In the one form in which equal amounts are equal. */
    private BigDecimal usd(BigDecimal wish) {
        if (wish == null) {
            faults.add(USD_FIELD, "it is missing; to have no budget, set collect.budget to null", USD);
        } else if (wish.signum() <= 0 || wish.compareTo(MOST_USD) > 0) {
            faults.add(USD_FIELD, "it is out of range", USD);
        } else if (wish.stripTrailingZeros().scale() > CENTS) {
            faults.add(USD_FIELD, "it has parts of a cent", USD);
        } else {
            return wish.setScale(CENTS);
        }
        return null;
    }

    private List<String> leastFirst(List<String> wish) {
        Set<String> named = new HashSet<>();
        return faults.each(
                LEAST_FIRST_FIELD,
                wish,
                ChoiceRules.MOST_NAMESPACES,
                (field, namespace) -> isKnown(field, namespace) && isFirst(field, namespace, named));
    }

    private boolean isKnown(String field, String namespace) {
        if (!faults.hasForm(field, namespace, ChoiceRules.NAMESPACE_FORM, ChoiceRules.NAMESPACE)) {
            return false;
        }
        boolean isKnown = known.contains(namespace);
        if (!isKnown) {
            faults.add(
                    field,
                    "neither the catalog nor customNamespaces has " + namespace + "; the nearest is "
                            + Nearest.to(namespace, known),
                    NAMESPACE);
        }
        return isKnown;
    }

    private boolean isFirst(String field, String namespace, Set<String> named) {
        boolean isFirst = named.add(namespace);
        if (!isFirst) {
            faults.add(field, namespace + " is named twice", NAMESPACE);
        }
        return isFirst;
    }
}
