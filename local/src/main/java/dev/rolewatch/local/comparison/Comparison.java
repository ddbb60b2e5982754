package dev.rolewatch.local.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was compared and what differs.
 *
 * @param compared by AWS account and namespace
 */
public record Comparison(SortedMap<String, SortedMap<String, Tally>> compared, List<Difference> differences) {
    private static final Comparator<Difference> BY_KIND_AND_PLACE = Comparator.comparing(
                    (Difference difference) -> difference.getClass().getSimpleName())
            .thenComparing(difference -> difference.point().toString());

    /**
     * @param repeats whether a point may have been published again unchanged, as it may after a failover
     */
    public static Comparison of(Truth truth, Seen seen, boolean repeats) {
        Map<PointId, PointValue> latest = seen.latest();
        List<Difference> differences = new ArrayList<>();
        truth.settled().forEach((id, expected) -> {
            PointValue value = latest.get(id);
            if (value == null) {
                differences.add(new Difference.Missing(id));
            } else if (!value.equals(expected)) {
                differences.add(new Difference.Wrong(id, expected.differencesOf(value)));
            }
        });
        latest.keySet().stream()
                .filter(id -> !truth.knows(id))
                .map(Difference.Unknown::new)
                .forEach(differences::add);
        if (!repeats) {
            seen.repeated().stream().map(Difference.Repeated::new).forEach(differences::add);
        }
        return new Comparison(tally(truth), List.copyOf(differences));
    }

    /** The differences in an order for people: by kind, then by place and time. */
    public List<Difference> ordered() {
        return differences.stream().sorted(BY_KIND_AND_PLACE).toList();
    }

    public Tally total() {
        return compared.values().stream()
                .flatMap(namespaces -> namespaces.values().stream())
                .reduce(Tally.NONE, Tally::plus);
    }

    private static SortedMap<String, SortedMap<String, Tally>> tally(Truth truth) {
        Map<SeriesId, Long> points = truth.settled().keySet().stream()
                .collect(Collectors.groupingBy(PointId::series, Collectors.counting()));
        SortedMap<String, SortedMap<String, Tally>> tallies = new TreeMap<>();
        points.forEach((series, count) -> tallies.computeIfAbsent(series.account(), account -> new TreeMap<>())
                .merge(series.namespace(), new Tally(1, count.intValue()), Tally::plus));
        return tallies;
    }
}
