package dev.rolewatch.account.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceRulesTest {
    private final ChoiceRules rules = new ChoiceRules(
            new Catalog(List.of(CatalogEntry.generic("AWS/EC2"), CatalogEntry.generic("AWS/RDS"))),
            new AwsRegions(Map.of("eu-central-1", "aws", "us-east-1", "aws", "cn-north-1", "aws-cn")));

    @Test
    void whoeverWishesForNothingGetsEverythingInTheCatalog() {
        assertThat(choose(new Wish("Production", null, null)))
                .isEqualTo(new Choice("Production", List.of(), CollectionChoice.EVERYTHING));
    }

    @Test
    void everythingMayBeChosen() {
        Wish.Collect collect = new Wish.Collect(
                true,
                List.of("eu-central-1", "eu-central-1"),
                List.of("AWS/RDS"),
                Map.of("team", List.of("shop", ""), "production", List.of()),
                "PT1H",
                "FEWEST",
                new Wish.Budget(new BigDecimal("50"), List.of("AWS/RDS", "Shop/Checkout")));

        Choice choice = choose(new Wish("Production", List.of("Shop/Checkout"), collect));

        assertThat(choice.customNamespaces()).containsExactly("Shop/Checkout");
        assertThat(choice.collect())
                .isEqualTo(new CollectionChoice(
                        true,
                        List.of(new Region("eu-central-1")),
                        List.of("AWS/RDS"),
                        new TreeMap<>(Map.of("team", List.of("shop", ""), "production", List.of())),
                        Duration.ofMinutes(60),
                        Statistics.FEWEST,
                        new Budget(new BigDecimal("50.00"), List.of("AWS/RDS", "Shop/Checkout"))));
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPlace() {
        Wish.Collect collect = new Wish.Collect(
                null,
                Collections.singletonList(null),
                List.of("AWS/RDS", "aws/ec"),
                Map.of("k".repeat(129), List.of("v".repeat(257))),
                "PT2H",
                "SOME",
                new Wish.Budget(null, List.of("AWS/EC2", "AWS/EC2", "Shop", "A:B")));

        assertThat(faults(new Wish(null, List.of("AWS/EC2", "A:B"), collect)))
                .extracting(Fault::field)
                .containsExactly(
                        "name",
                        "customNamespaces[0]",
                        "customNamespaces[1]",
                        "collect.namespaces[1]",
                        "collect.budget.monthlyUsd",
                        "collect.budget.leastFirst[1]",
                        "collect.budget.leastFirst[2]",
                        "collect.budget.leastFirst[3]",
                        "collect.regions[0]",
                        "collect.tags." + "k".repeat(129),
                        "collect.tags." + "k".repeat(129) + "[0]",
                        "collect.interval",
                        "collect.statistics");
    }

    @Test
    void aNamespaceThatTheCatalogDoesNotHaveIsToldWithTheNearest() {
        Fault fault = faults(wish(collectNamespace("aws/ec"))).get(0);

        assertThat(fault.detail()).contains("the nearest is AWS/EC2");
        assertThat(fault.allowed()).contains("customNamespaces");
    }

    @Test
    void aRegionThatDoesNotExistIsToldWithTheNearest() {
        Fault fault = faults(wish(collectRegion("eu-centrall-1"))).get(0);

        assertThat(fault.field()).isEqualTo("collect.regions[0]");
        assertThat(fault.detail()).contains("the nearest is eu-central-1");
    }

    @Test
    void aRegionOfAnotherPartitionIsRefusedOnceThePartitionIsKnown() {
        Wish wish = wish(collectRegion("cn-north-1"));

        assertThat(faults(rules.in(Optional.of("aws")), wish)).hasSize(1);
        assertThat(rules.in(Optional.of("aws-cn"))
                        .choose(wish, ChoiceRules.NOTHING_BEFORE)
                        .collect()
                        .regions())
                .containsExactly(new Region("cn-north-1"));
        assertThat(choose(wish).collect().regions()).hasSize(1);
    }

    @Test
    void aCustomNamespaceIsNotNamedAmongThoseOfTheCatalog() {
        List<Fault> faults = faults(new Wish("A", List.of("Shop"), collectNamespace("Shop")));

        assertThat(faults).singleElement().extracting(Fault::detail).asString().contains("read without being named");
    }

    @Test
    void whatWasChosenBeforeTheCatalogChangedMayStay() {
        Choice before = new Choice(
                "A",
                List.of("AWS/EC2"),
                new CollectionChoice(false, List.of(), List.of("AWS/Gone"), new TreeMap<>(), null, null));
        Wish wish = new Wish("B", List.of("AWS/EC2"), collectNamespace("AWS/Gone"));

        assertThat(rules.choose(wish, before).name()).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, out of range",
        "PT59S, out of range",
        "PT61M, out of range",
        "PT90S, whole minutes",
        "5m, ISO 8601",
        "PT9999999999999999999H, ISO 8601"
    })
    void anIntervalIsOfWholeMinutesFromOneToSixty(String interval, String detail) {
        Wish.Collect collect = new Wish.Collect(null, null, null, null, interval, null, null);

        assertThat(faults(wish(collect)))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .contains(detail);
    }

    @Test
    void noListIsLongerThanItMayBe() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "Shop" + i).toList();
        Map<String, List<String>> tags = new TreeMap<>();
        many.forEach(key -> tags.put(key, List.of()));

        assertThat(faults(new Wish("A", many, new Wish.Collect(null, many, null, tags, null, null, null))))
                .extracting(Fault::field, Fault::allowed)
                .containsExactly(
                        tuple("customNamespaces", "at most 50"),
                        tuple("collect.regions", "at most 100"),
                        tuple("collect.tags", "at most 50"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, out of range",
        "-1, out of range",
        "0.001, parts of a cent",
        "49.999, parts of a cent",
        "1000000.01, out of range",
        "1e999999999, out of range",
        "1e-999999999, parts of a cent"
    })
    void aBudgetIsAnAmountInWholeCents(BigDecimal monthlyUsd, String detail) {
        assertThat(faults(wish(collectWithin(new Wish.Budget(monthlyUsd, null)))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("collect.budget.monthlyUsd"))
                .extracting(Fault::detail)
                .asString()
                .contains(detail);
    }

    @Test
    void whatIsReadLessOftenFirstMayStayWhenItIsNoLongerCustom() {
        Budget budget = new Budget(new BigDecimal("50.00"), List.of("Shop"));
        Choice before = new Choice(
                "A",
                List.of("Shop"),
                new CollectionChoice(false, List.of(), List.of(), new TreeMap<>(), null, null, budget));
        Wish wish = wish(collectWithin(new Wish.Budget(new BigDecimal("50"), List.of("Shop"))));

        assertThat(rules.choose(wish, before).collect().budget()).isEqualTo(budget);
    }

    private static Wish.Collect collectWithin(Wish.Budget budget) {
        return new Wish.Collect(null, null, null, null, null, null, budget);
    }

    private static Wish wish(Wish.Collect collect) {
        return new Wish("A", null, collect);
    }

    private static Wish.Collect collectNamespace(String namespace) {
        return new Wish.Collect(null, null, List.of(namespace), null, null, null, null);
    }

    private static Wish.Collect collectRegion(String region) {
        return new Wish.Collect(null, List.of(region), null, null, null, null, null);
    }

    private Choice choose(Wish wish) {
        return rules.choose(wish, ChoiceRules.NOTHING_BEFORE);
    }

    private List<Fault> faults(Wish wish) {
        return faults(rules, wish);
    }

    private static List<Fault> faults(ChoiceRules rules, Wish wish) {
        return catchThrowableOfType(
                        ImpossibleChoiceException.class, () -> rules.choose(wish, ChoiceRules.NOTHING_BEFORE))
                .faults();
    }
}
