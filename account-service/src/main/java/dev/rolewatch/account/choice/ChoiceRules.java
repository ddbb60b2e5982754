package dev.rolewatch.account.choice;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.catalog.Catalog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which choices there are. */
public final class ChoiceRules {
    /** Nothing but defaults, as before an account is registered. */
    public static final Choice NOTHING_BEFORE = new Choice("", List.of(), CollectionChoice.EVERYTHING);

    private static final int MOST_CUSTOM_NAMESPACES = 50;
    static final int MOST_NAMESPACES = 500;

    private static final String NAME = "1 to 100 characters, not only spaces, no control characters";
    private static final String NAME_FORM = "(?=.*\\S)[^\\p{Cntrl}]{1,100}";
    static final String NAMESPACE =
            "the name of a CloudWatch namespace: 1 to 255 characters, no colon and no control characters";
    static final String NAMESPACE_FORM = "[^:\\s\\p{Cntrl}][^:\\p{Cntrl}]{0,254}";

    private final Catalog catalog;
    private final AwsRegions regions;

    public ChoiceRules(Catalog catalog, AwsRegions regions) {
        this.catalog = catalog;
        this.regions = regions;
    }

    /** The same rules for an account of this partition; empty while nobody has said which it is in. */
    public ChoiceRules in(Optional<String> partition) {
        return new ChoiceRules(catalog, partition.map(regions::in).orElse(regions));
    }

    /**
     * The choice that was wished for. What was chosen before may stay, even if the catalog has changed since.
     *
     * @throws ImpossibleChoiceException if there is no such choice
     */
    public Choice choose(Wish wish, Choice before) {
        Faults faults = new Faults();
        faults.hasForm("name", wish.name(), NAME_FORM, NAME);
        List<String> custom = faults.each(
                "customNamespaces",
                wish.customNamespaces(),
                MOST_CUSTOM_NAMESPACES,
                (field, text) -> isCustom(field, text, before.customNamespaces(), faults));
        List<String> namespaces = faults.each(
                "collect.namespaces",
                wish.collect().namespaces(),
                MOST_NAMESPACES,
                (field, text) -> isInCatalog(field, text, before, custom, faults));
        Budget budget = new BudgetRules(namespacesFor(custom), before.collect().budget(), faults)
                .read(wish.collect().budget());
        CollectionChoice collect =
                new CollectRules(regions, before.collect(), faults).read(wish.collect(), namespaces, budget);
        faults.throwIfAny();
        return new Choice(wish.name(), custom, collect);
    }

    private Set<String> namespacesFor(List<String> custom) {
        return Stream.concat(catalog.namespaces().stream(), custom.stream()).collect(Collectors.toSet());
    }

    private boolean isCustom(String field, String text, Collection<String> before, Faults faults) {
        if (!faults.hasForm(field, text, NAMESPACE_FORM, NAMESPACE)) {
            return false;
        }
        boolean custom = before.contains(text) || !catalog.namespaces().contains(text);
        if (!custom) {
            faults.add(
                    field,
                    "the catalog has " + text + ", so it is no custom namespace",
                    "a namespace that the catalog does not have; those that it has are chosen with collect.namespaces");
        }
        return custom;
    }

    private boolean isInCatalog(String field, String text, Choice before, List<String> custom, Faults faults) {
        if (!faults.hasForm(field, text, NAMESPACE_FORM, NAMESPACE)) {
            return false;
        }
        boolean known = catalog.namespaces().contains(text)
                || before.collect().namespaces().contains(text);
        if (!known) {
            faults.add(
                    field,
                    custom.contains(text)
                            ? text + " is among customNamespaces, which are read without being named here"
                            : "the catalog has no namespace " + text + "; the nearest is "
                                    + Nearest.to(text, catalog.namespaces()),
                    "a namespace of the catalog; others, such as those of your own applications, belong in"
                            + " customNamespaces");
        }
        return known;
    }
}
