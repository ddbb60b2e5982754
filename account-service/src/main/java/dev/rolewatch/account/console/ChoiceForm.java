package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is collected, as fields have it: texts as they were typed, and empty for defaults.
 *
 * @param read false where reading is paused
 * @param custom further namespaces, separated by commas or line breaks
 * @param interval as ISO 8601 has it
 * @param budget US dollars a month
 */
record ChoiceForm(
        String name,
        boolean read,
        List<String> regions,
        List<String> namespaces,
        String custom,
        String interval,
        String statistics,
        String budget) {
    static final ChoiceForm FRESH = new ChoiceForm("", true, List.of(), List.of(), "", "", "", "");

    ChoiceForm {
        regions = regions == null ? List.of() : List.copyOf(regions);
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
    }

    static ChoiceForm of(Choice choice) {
        CollectionChoice collect = choice.collect();
        return new ChoiceForm(
                choice.name(),
                !collect.paused(),
                collect.regions().stream().map(Region::value).toList(),
                collect.namespaces(),
                String.join(", ", choice.customNamespaces()),
                Objects.toString(collect.interval(), ""),
                collect.statistics().name(),
                collect.budget() == null ? "" : collect.budget().monthlyUsd().toPlainString());
    }

    Wish wish() {
        return wish(CollectionChoice.EVERYTHING);
    }

    /** What there is no field for stays as it is. */
    Wish wish(CollectionChoice before) {
        return new Wish(
                name,
                customNamespaces(),
                new Wish.Collect(
                        !read,
                        regions,
                        namespaces,
                        Map.copyOf(before.tags()),
                        interval.isEmpty() ? null : interval,
                        statistics.isEmpty() ? null : statistics,
                        budget(before)));
    }

    private List<String> customNamespaces() {
        return custom.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Wish.Budget budget(CollectionChoice before) {
        if (budget.isEmpty()) {
            return null;
        }
        List<String> leastFirst =
                before.budget() == null ? null : before.budget().leastFirst();
        try {
            return new Wish.Budget(new BigDecimal(budget.replace("$", "").replace(" ", "")), leastFirst);
        } catch (NumberFormatException e) {
            // No amount at all is what the rules say the same of.
            return new Wish.Budget(BigDecimal.valueOf(-1), leastFirst);
        }
    }

    /** What is wrong, by the field that shows it. */
    static Map<String, String> errors(ImpossibleChoiceException e) {
        Map<String, String> errors = new TreeMap<>();
        e.faults()
                .forEach(fault -> errors.merge(
                        field(fault.field()),
                        sentence(fault.detail(), fault.allowed()),
                        (first, second) -> first + " " + second));
        return errors;
    }

    private static String sentence(String detail, String allowed) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + "; allowed is " + allowed + ".";
    }

    private static String field(String path) {
        String field = path.replaceFirst("^collect\\.", "").replaceFirst("[.\\[].*$", "");
        return switch (field) {
            case "customNamespaces" -> "custom";
            default -> field;
        };
    }
}
