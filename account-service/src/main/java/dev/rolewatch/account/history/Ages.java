package dev.rolewatch.account.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How old data was, as counts in classes of age: unlike a median, they can be added up.
 *
 * @param counts how many were of each class; a class ends at its bound and includes it, and the last has none
 * @param oldest zero where there is nothing
 */
public record Ages(List<Long> counts, Duration oldest) {
    /** Close together where people tell the difference: intervals are minutes, and what AWS publishes daily is a day old. */
    static final List<Duration> BOUNDS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(5),
            Duration.ofMinutes(7),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(45),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofDays(1));

    public static final Ages NONE = new Ages(Collections.nCopies(BOUNDS.size() + 1, 0L), Duration.ZERO);

    public Ages {
        if (counts.size() != BOUNDS.size() + 1) {
            throw new IllegalArgumentException("there are " + (BOUNDS.size() + 1) + " classes, not " + counts.size());
        }
        counts = List.copyOf(counts);
    }

    /** One that is so old; a negative age, as clocks that disagree make it, is none. */
    static Ages of(Duration age) {
        Duration notNegative = age.isNegative() ? Duration.ZERO : age;
        List<Long> counts = new ArrayList<>(NONE.counts);
        counts.set(classOf(notNegative), 1L);
        return new Ages(counts, notNegative);
    }

    public Ages plus(Ages other) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            sums.add(counts.get(i) + other.counts.get(i));
        }
        return new Ages(sums, longer(oldest, other.oldest));
    }

    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The age that this share of them does not exceed: the end of its class, so at most that much; empty for none of them.
     *
     * @param share above 0, at most 1
     */
    public Optional<Duration> quantile(double share) {
        long rank = (long) Math.ceil(share * total());
        long seen = 0;
        for (int i = 0; i < counts.size(); i++) {
            seen += counts.get(i);
            if (seen > 0 && seen >= rank) {
                Duration bound = i < BOUNDS.size() ? BOUNDS.get(i) : oldest;
                return Optional.of(bound.compareTo(oldest) < 0 ? bound : oldest);
            }
        }
        return Optional.empty();
    }

    private static int classOf(Duration age) {
        int i = 0;
        while (i < BOUNDS.size() && age.compareTo(BOUNDS.get(i)) > 0) {
            i++;
        }
        return i;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
