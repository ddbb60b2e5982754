package dev.rolewatch.account.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.estimate.Found;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.Samples;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
    private static final Region ELSEWHERE = new Region("us-east-1");
    private static final CollectionChoice EVERYTHING = CollectionChoice.EVERYTHING;
    private static final CollectionChoice ONE_REGION = choice(List.of(Samples.REGION), Map.of());

    @Test
    void regionsThatScansLeaveOutAreMissingFromAChoiceThatReachesFurther() {
        String sentence = "Only eu-central-1 is looked at now: what there is elsewhere is missing from it.";

        assertThat(of(EVERYTHING, ONE_REGION)).contains(sentence);
        assertThat(of(choice(List.of(Samples.REGION, ELSEWHERE), Map.of()), ONE_REGION))
                .contains(sentence);
        assertThat(of(ONE_REGION, ONE_REGION)).doesNotContain(sentence);
        assertThat(of(ONE_REGION, EVERYTHING)).noneMatch(other -> other.startsWith("Only "));
    }

    @Test
    void howOftenScansBeginIsWhatIsSet() {
        assertThat(of(EVERYTHING, EVERYTHING)).anyMatch(sentence -> sentence.startsWith("A scan begins every minute,"));
    }

    @Test
    void aCustomNamespaceThatNobodyHasSeenIsNamed() {
        assertThat(of(EVERYTHING, EVERYTHING, "Shop", "Sohp"))
                .anyMatch(sentence -> sentence.startsWith("No metric was seen lately")
                        && sentence.contains(" of Sohp: ")
                        && !sentence.contains("Shop"));
        assertThat(of(EVERYTHING, EVERYTHING, "Shop")).noneMatch(sentence -> sentence.startsWith("No metric was seen"));
    }

    @Test
    void thatTagsLeaveCustomNamespacesOutIsSaid() {
        CollectionChoice tagged = choice(List.of(), Map.of("team", List.of()));

        assertThat(of(tagged, EVERYTHING, "Shop"))
                .anyMatch(sentence -> sentence.startsWith("Nothing is read of customNamespaces"))
                .noneMatch(sentence -> sentence.startsWith("No metric was seen"));
        assertThat(of(tagged, EVERYTHING)).noneMatch(sentence -> sentence.contains("customNamespaces"));
    }

    @Test
    void regionsOfWhichTheRequestsAreUnknownAreNamed() {
        assertThat(of(EVERYTHING, EVERYTHING))
                .anyMatch(sentence -> sentence.endsWith("not known yet, and missing from it, of us-east-1."));
        assertThat(of(ONE_REGION, EVERYTHING)).noneMatch(sentence -> sentence.contains("not known yet"));
    }

    private static List<String> of(CollectionChoice tried, CollectionChoice made, String... custom) {
        Inventory inventory = new Inventory(
                1,
                Samples.NOON,
                List.of(),
                List.of(Samples.REGION, ELSEWHERE),
                new TreeMap<>(Map.of("Shop", 7)),
                new TreeMap<>(Map.of(Samples.REGION.value(), 4)),
                Samples.NOON);
        return Assumptions.of(new EstimateBasis(
                new Choice("A", List.of(custom), tried),
                made,
                inventory,
                new Found(new TreeMap<>(), inventory.outside(), 4),
                Duration.ofMinutes(1),
                Samples.at(60)));
    }

    private static CollectionChoice choice(List<Region> regions, Map<String, List<String>> tags) {
        return new CollectionChoice(false, regions, List.of(), new TreeMap<>(tags), null, Statistics.ALL);
    }
}
