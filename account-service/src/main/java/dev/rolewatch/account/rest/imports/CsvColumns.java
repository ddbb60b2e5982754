package dev.rolewatch.account.rest.imports;

import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.imports.NewAccount;
import dev.rolewatch.account.imports.ReadRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The columns that a row of CSV may have: what {@code POST /accounts} takes, lists with semicolons between their texts. */
final class CsvColumns {
    static final String NAME = "name";
    static final List<String> NAMES = List.of(
            NAME,
            "tenant",
            "awsAccountId",
            "partition",
            "roleArn",
            "customNamespaces",
            "regions",
            "namespaces",
            "interval",
            "statistics",
            "paused",
            "monthlyUsd");

    private static final Pattern SEMICOLON = Pattern.compile(";");

    /** More than any list may have, so that a longer one is still refused. */
    private static final int MOST_TEXTS = 1_000;

    private final Map<String, String> cells = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private CsvColumns(List<String> columns, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).strip();
            if (!value.isEmpty()) {
                cells.put(columns.get(i), value);
            }
        }
    }

    static ReadRow row(int line, List<String> columns, List<String> values) {
        CsvColumns row = new CsvColumns(columns, values);
        NewAccount account = row.account();
        return row.faults.isEmpty() ? ReadRow.of(line, account) : ReadRow.unreadable(line, row.faults);
    }

    private NewAccount account() {
        Wish.Collect collect = new Wish.Collect(
                truth("paused"),
                list("regions"),
                list("namespaces"),
                null,
                cells.get("interval"),
                cells.get("statistics"),
                budget());
        return new NewAccount(
                new Wish(cells.get(NAME), list("customNamespaces"), collect),
                cells.get("tenant"),
                cells.get("awsAccountId"),
                cells.get("partition"),
                cells.get("roleArn"));
    }

    private List<String> list(String column) {
        String cell = cells.get(column);
        return cell == null
                ? null
                : SEMICOLON
                        .splitAsStream(cell)
                        .limit(MOST_TEXTS)
                        .map(String::strip)
                        .toList();
    }

    private Boolean truth(String column) {
        String cell = cells.get(column);
        if (cell == null || cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
            return cell == null ? null : Boolean.valueOf(cell);
        }
        faults.add(new Fault(column, "it is neither", "true or false"));
        return null;
    }

    private Wish.Budget budget() {
        String cell = cells.get("monthlyUsd");
        try {
            return cell == null ? null : new Wish.Budget(new BigDecimal(cell), null);
        } catch (NumberFormatException e) {
            faults.add(new Fault("monthlyUsd", "it is not a number", "an amount in US dollars, such as 25 or 7.50"));
            return null;
        }
    }
}
