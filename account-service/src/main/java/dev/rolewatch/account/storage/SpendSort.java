package dev.rolewatch.account.storage;

/** What the accounts are sorted by that anything was spent on; those that cost the same follow each other in the order of their ids. */
public enum SpendSort {
    ID("account", "account %s :account"),
    /** By the most that AWS may bill. All rows of the month are summed up for each page, which are some of each account. */
    COST("sum(billed_metrics_high)", "(sum(billed_metrics_high), account) %s (:value, :account)");

    private final String expression;
    private final String behind;

    SpendSort(String expression, String behind) {
        this.expression = expression;
        this.behind = behind;
    }

    String expression() {
        return expression;
    }

    /** The condition of what is behind a place. */
    String behind(boolean descending) {
        return behind.formatted(descending ? "<" : ">");
    }
}
