package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.AccountRegion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroubledPlacesTest {
    private static final AccountRegion PLACE = AccountRegion.of(Items.item("i-1", Items.WINDOW));

    private final TroubledPlaces troubles = new TroubledPlaces();

    @Test
    void eachTimeThatPatienceWasInVainItTakesTwiceAsLongUntilTheNext() {
        troubles.add(PLACE, minute(0));
        assertThat(troubles.contains(PLACE, minute(4))).isTrue();
        troubles.add(PLACE, minute(4));
        assertThat(troubles.contains(PLACE, minute(5))).isFalse();

        troubles.add(PLACE, minute(5));
        assertThat(troubles.contains(PLACE, minute(14))).isTrue();
        assertThat(troubles.contains(PLACE, minute(15))).isFalse();
    }

    @Test
    void oneAnswerEndsTheTroubleAndWhatWasBeforeIsForgotten() {
        troubles.add(PLACE, minute(0));
        troubles.add(PLACE, minute(5));

        troubles.remove(PLACE);

        assertThat(troubles.contains(PLACE, minute(6))).isFalse();
        troubles.add(PLACE, minute(6));
        assertThat(troubles.contains(PLACE, minute(11))).isFalse();
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
