package dev.rolewatch.collector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntBlocksTest {
    private static final int LONGEST = 100_000;

    private final IntBlocks blocks = new IntBlocks();
    private final Random random = new Random(1);

    @Test
    void arraysOfAnyLengthStayAsTheyAreWhileOthersComeGoAndChange() {
        Map<Integer, int[]> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int[] array = array(random.nextInt(500) == 0 ? random.nextInt(LONGEST) : random.nextInt(200));
            int choice = expected.isEmpty() ? 0 : random.nextInt(3);
            if (choice == 0) {
                assertThat(expected.put(blocks.add(array), array)).isNull();
                continue;
            }
            int place = expected.keySet().stream()
                    .skip(random.nextInt(Math.min(10, expected.size())))
                    .findFirst()
                    .orElseThrow();
            expected.remove(place);
            if (choice == 1) {
                assertThat(expected.put(blocks.replace(place, array), array)).isNull();
            } else {
                blocks.remove(place);
            }
        }

        expected.forEach((place, array) -> {
            assertThat(blocks.get(place)).isEqualTo(array);
            assertThat(blocks.length(place)).isEqualTo(array.length);
        });
        assertThat(blocks.bytes())
                .isEqualTo(expected.values().stream()
                        .mapToLong(array -> IntBlocks.bytes(array.length))
                        .sum());
    }

    @Test
    void whatIsGivenBackIsUsedAgain() {
        int first = blocks.add(array(500));
        int[] places = new int[1_000];
        blocks.remove(first);
        for (int round = 0; round < 100; round++) {
            Arrays.setAll(places, i -> blocks.add(array(10)));
            Arrays.stream(places).forEach(blocks::remove);
        }

        assertThat(blocks.bytes()).isZero();
        assertThat(blocks.add(array(10))).isLessThan(first + 5_000);
    }

    private int[] array(int length) {
        return random.ints(length).toArray();
    }
}
