package dev.rolewatch.account.plot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Round values along an axis. */
final class Ticks {
    private static final List<Duration> ROUND_TIMES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7));

    private Ticks() {}

    /**
     * From 0 to the first that is not below the largest value: 1, 2 or 5 times a power of ten apart.
     *
     * @param about how many steps there should be; there are at most half as many more
     */
    static List<Double> upTo(double largest, int about) {
        double step = largest > 0 ? roundUp(largest / about) : 1;
        long steps = Math.max(1, (long) Math.ceil(largest / step - 1e-9));
        return LongStream.rangeClosed(0, steps)
                .mapToObj(i -> Math.round(i * step * 1e9) / 1e9)
                .toList();
    }

    /** The round times of UTC in a span, its ends included: as many as there is room for at most. */
    static List<Instant> between(Instant from, Instant to, int most) {
        Duration apart = ROUND_TIMES.stream()
                .filter(round -> Duration.between(from, to).dividedBy(round) < most)
                .findFirst()
                .orElse(ROUND_TIMES.get(ROUND_TIMES.size() - 1));
        long step = apart.toSeconds();
        List<Instant> ticks = new ArrayList<>();
        long first = Math.floorDiv(from.getEpochSecond() + step - 1, step) * step;
        for (long at = first; at <= to.getEpochSecond(); at += step) {
            ticks.add(Instant.ofEpochSecond(at));
        }
        return ticks;
    }

    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digits = value / power;
        double round = digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10;
        return round * power;
    }
}
