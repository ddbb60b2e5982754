package dev.rolewatch.discovery.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the least stretching with which what is left lasts. All stretching of one namespace comes before any of the next.
 *
 * @param interval between two readings of what is not stretched
 * @param leastFirst namespaces to begin with; after them come the others, those that cost most first
 * @param current how often namespaces are read that are stretched already
 */
record Stretching(Load load, Duration interval, List<String> leastFirst, SortedMap<String, Duration> current) {
    /** Points that come later than this are no use to anybody who is on call. */
    private static final Duration LONGEST = Duration.ofHours(6);

    /**
     * The namespaces to stretch, and how far; everything as far as it goes if nothing less will do.
     *
     * @param left how many statistics may still be asked for
     * @param time for which that has to last
     */
    SortedMap<String, Duration> fitting(long left, Duration time) {
        double cost = load.in(time, new TreeMap<>());
        SortedMap<String, Duration> stretched = new TreeMap<>();
        List<Step> steps = steps(time);
        int inForce = inForce(steps);
        for (int taken = 0; taken < steps.size(); taken++) {
            double needed = taken < inForce ? cost * Budgeting.ROOM_TO_LOOSEN : cost;
            if (needed <= left) {
                return stretched;
            }
            Step step = steps.get(taken);
            stretched.put(step.namespace(), step.stretched());
            cost -= step.saved();
        }
        return stretched;
    }

    /** How many steps it takes at least until all that is stretched now is stretched as far. */
    private int inForce(List<Step> steps) {
        int count = steps.size();
        while (count > 0 && !isInForce(steps.get(count - 1))) {
            count--;
        }
        return count;
    }

    private boolean isInForce(Step step) {
        return step.stretched().compareTo(current.getOrDefault(step.namespace(), Duration.ZERO)) <= 0;
    }

    /**
     * One stretching more.
     *
     * @param saved how many statistics are asked for less than with the step before
     */
    private record Step(String namespace, Duration stretched, double saved) {}

    private List<Step> steps(Duration time) {
        List<Step> steps = new ArrayList<>();
        for (String namespace : order(time)) {
            double before = load.in(time, namespace, Duration.ZERO);
            for (Duration stretched : stretches(interval)) {
                double after = load.in(time, namespace, stretched);
                if (after < before) {
                    steps.add(new Step(namespace, stretched, before - after));
                    before = after;
                }
            }
        }
        return steps;
    }

    /** Multiples of the interval, for an account has its turn at each: doubled, up to the longest. */
    static List<Duration> stretches(Duration interval) {
        long most = LONGEST.dividedBy(interval);
        List<Duration> stretches = new ArrayList<>();
        for (long times = 2; times < most; times *= 2) {
            stretches.add(interval.multipliedBy(times));
        }
        if (most > 1) {
            stretches.add(interval.multipliedBy(most));
        }
        return stretches;
    }

    /** What is stretched already stays ahead of what has come to cost more since, so that the two do not swap to and fro. */
    private List<String> order(Duration time) {
        Comparator<String> furthestFirst = Comparator.comparing(
                namespace -> current.getOrDefault(namespace, Duration.ZERO), Comparator.reverseOrder());
        Comparator<String> costliestFirst =
                Comparator.comparingDouble(namespace -> -load.in(time, namespace, Duration.ZERO));
        Stream<String> others = load.namespaces().stream()
                .filter(namespace -> !leastFirst.contains(namespace))
                .sorted(furthestFirst.thenComparing(costliestFirst).thenComparing(Comparator.naturalOrder()));
        return Stream.concat(leastFirst.stream().distinct().filter(load.namespaces()::contains), others)
                .toList();
    }
}
