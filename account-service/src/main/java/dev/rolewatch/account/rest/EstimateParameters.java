package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.Fault;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.choice.Wish;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /accounts/{id}/estimate}: what to try out instead of what is chosen. */
public final class EstimateParameters {
    private static final String BUDGET = "monthlyUsd";

    private static final List<String> PARAMETERS =
            List.of("interval", "statistics", "regions", "namespaces", "tags", "customNamespaces", BUDGET);

    @QueryParam("interval")
    @Parameter(
            description = "How often to read, instead of collect.interval; empty for the default.",
            example = "PT15M")
    String interval;

    @QueryParam("statistics")
    @Parameter(description = "ALL or FEWEST, instead of collect.statistics.", example = "FEWEST")
    String statistics;

    @QueryParam("regions")
    @Parameter(description = "Instead of collect.regions. May be repeated; empty for all.", example = "eu-central-1")
    List<String> regions;

    @QueryParam("namespaces")
    @Parameter(description = "Instead of collect.namespaces. May be repeated; empty for all.", example = "AWS/EC2")
    List<String> namespaces;

    @QueryParam("tags")
    @Parameter(
            description =
                    "Instead of collect.tags: key:value, or a key alone for any value. A colon inside the key has a"
                            + " backslash before it. May be repeated; empty for all resources.",
            example = "team:shop")
    List<String> tags;

    @QueryParam("customNamespaces")
    @Parameter(description = "Instead of customNamespaces. May be repeated; empty for none.", example = "Shop/Checkout")
    List<String> customNamespaces;

    @QueryParam(BUDGET)
    @Parameter(description = "Instead of collect.budget.monthlyUsd; empty for no budget.", example = "50")
    String monthlyUsd;

    @Context
    UriInfo uri;

    /**
     * What is chosen, but for what the parameters say.
     *
     * @throws InvalidRequestException if there is no such choice
     */
    Choice choice(Choice chosen, ChoiceRules rules) {
        QueryParameters.refuseOthers(uri, PARAMETERS);
        Wish.Collect before = CollectView.of(chosen.collect()).wish();
        Wish.Collect collect = new Wish.Collect(
                before.paused(),
                tried("regions", regions, before.regions()),
                tried("namespaces", namespaces, before.namespaces()),
                isGiven("tags") ? TagParameter.readAll("tags", withoutEmpty(tags)) : before.tags(),
                tried("interval", interval, before.interval()),
                tried("statistics", statistics, before.statistics()),
                budget(before.budget()));
        try {
            return rules.choose(
                    new Wish(
                            chosen.name(),
                            tried("customNamespaces", customNamespaces, chosen.customNamespaces()),
                            collect),
                    chosen);
        } catch (ImpossibleChoiceException e) {
            throw new InvalidRequestException(
                    e.faults().stream().map(EstimateParameters::error).toList());
        }
    }

    private Wish.Budget budget(Wish.Budget before) {
        if (!isGiven(BUDGET)) {
            return before;
        }
        if (monthlyUsd == null || monthlyUsd.isEmpty()) {
            return null;
        }
        try {
            return new Wish.Budget(new BigDecimal(monthlyUsd), before == null ? null : before.leastFirst());
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(new FieldError(BUDGET, "it is not a number", "US dollars, such as 50"));
        }
    }

    private List<String> tried(String parameter, List<String> given, List<String> before) {
        return isGiven(parameter) ? withoutEmpty(given) : before;
    }

    private String tried(String parameter, String given, String before) {
        if (!isGiven(parameter)) {
            return before;
        }
        return given == null || given.isEmpty() ? null : given;
    }

    /** The framework makes no difference between a parameter without a value and none. */
    private boolean isGiven(String parameter) {
        return uri.getQueryParameters().containsKey(parameter);
    }

    private static List<String> withoutEmpty(List<String> given) {
        return given.stream().filter(text -> !text.isEmpty()).toList();
    }

    private static FieldError error(Fault fault) {
        return new FieldError(
                fault.field().replaceFirst("^collect\\.(budget\\.)?", ""), fault.detail(), fault.allowed());
    }
}
