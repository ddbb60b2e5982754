package dev.rolewatch.discovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final List<String> RESOURCES =
            IntStream.range(100, 200).mapToObj(Integer::toString).toList();

    @Test
    void ordinaryWindowsAreIssuedWhateverElseIs() {
        CatchUp catchUp = new CatchUp(INTERVAL);

        assertThat(catchUp.takes("a", CatchUp.MOST)).isTrue();
        assertThat(catchUp.takes("b", 1)).isFalse();
        assertThat(catchUp.takes("b", 0)).isTrue();
        catchUp.turnBegins(INTERVAL);
        assertThat(catchUp.takes("b", 1)).isTrue();
    }

    @Test
    void whoFailsEachTimeStarvesNobody() {
        CatchUp catchUp = new CatchUp(INTERVAL);
        TreeMap<String, Integer> issued = new TreeMap<>();
        for (int turn = 0; turn < 30; turn++) {
            catchUp.turnBegins(INTERVAL);
            RESOURCES.stream()
                    .filter(key -> catchUp.takes(key, CatchUp.MOST / 10))
                    .forEach(key -> issued.merge(key, 1, Integer::sum));
            catchUp.turnEnds();
        }

        assertThat(issued.keySet()).containsExactlyElementsOf(RESOURCES);
        assertThat(issued.values()).allSatisfy(times -> assertThat(times).isBetween(2, 4));
    }

    /** 100 resources of which 10 million datapoints each are published in an interval are all an hour behind. */
    @Test
    void whatALargeAccountCatchesUpWithIsMoreThanWhatIsPublishedMeanwhile() {
        CatchUp catchUp = new CatchUp(INTERVAL);
        TreeMap<String, Integer> behind = new TreeMap<>();
        RESOURCES.forEach(key -> behind.put(key, 12));
        Random random = new Random(1);
        int turns = 0;
        while (behind.values().stream().anyMatch(intervals -> intervals > 0)) {
            catchUp.turnBegins(INTERVAL);
            for (String key : RESOURCES) {
                boolean read = catchUp.takes(key, behind.get(key) * CatchUp.MOST) && random.nextInt(20) > 0;
                catchUp.published(CatchUp.MOST);
                behind.put(key, read ? 0 : behind.get(key) + 1);
            }
            catchUp.turnEnds();
            turns++;
            if (turns > 30) {
                break;
            }
        }

        assertThat(behind.values().stream().filter(intervals -> intervals > 2)).hasSizeLessThan(5);
    }

    @Test
    void aShorterIntervalIsIssuedLess() {
        CatchUp catchUp = new CatchUp(Duration.ofMinutes(1));

        assertThat(Stream.of("a", "b", "c").filter(key -> catchUp.takes(key, 1_000_000)))
                .hasSize(2);
    }
}
