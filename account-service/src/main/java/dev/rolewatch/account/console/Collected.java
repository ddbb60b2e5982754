package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.console.AccountPageView.Fact;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.account.Region;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what was chosen to be collected. */
@ApplicationScoped
class Collected {
    private final Estimator estimator;
    private final Choices choices;

    Collected(Estimator estimator, Choices choices) {
        this.estimator = estimator;
        this.choices = choices;
    }

    List<Fact> facts(Choice choice) {
        CollectionChoice collect = choice.collect();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact("Reading", collect.paused() ? "paused" : "every " + Words.every(estimator.interval(collect))));
        facts.add(new Fact(
                "Regions", listed(collect.regions().stream().map(Region::value).toList(), "all enabled")));
        facts.add(new Fact(
                "Services",
                listed(collect.namespaces().stream().map(choices::service).toList(), "all known")));
        if (!choice.customNamespaces().isEmpty()) {
            facts.add(new Fact("Own namespaces", listed(choice.customNamespaces(), "")));
        }
        if (!collect.tags().isEmpty()) {
            facts.add(new Fact(
                    "Only with tags",
                    collect.tags().entrySet().stream()
                            .map(tag -> tag.getValue().isEmpty()
                                    ? tag.getKey()
                                    : tag.getKey() + ": " + String.join(" or ", tag.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact("Statistics", collect.statistics() == Statistics.ALL ? "all" : "the one that tells most"));
        facts.add(new Fact(
                "Budget a month",
                collect.budget() == null ? "none" : Words.usd(collect.budget().monthlyUsd())));
        return facts;
    }

    private static String listed(List<String> names, String none) {
        return names.isEmpty() ? none : String.join(", ", names);
    }
}
