package dev.rolewatch.account.choice;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what of an account is to be looked at and read. */
final class CollectRules {
    private static final int MOST_REGIONS = 100;

    /** AWS allows 50 tags on a resource, of 1 to 128 and 0 to 256 characters (AWS General Reference, "Tagging"). */
    private static final int MOST_TAGS = 50;

    private static final int MOST_TAG_VALUES = 50;
    private static final String TAG_KEY = "[^\\p{Cntrl}]{1,128}";
    private static final String TAG_VALUE = "[^\\p{Cntrl}]{0,256}";

    private static final String A_REGION = "a Region of the account's partition, such as eu-central-1";
    private static final String INTERVAL = "whole minutes from PT1M to PT60M, such as PT5M";

    private final AwsRegions known;
    private final CollectionChoice before;
    private final Faults faults;

    CollectRules(AwsRegions known, CollectionChoice before, Faults faults) {
        this.known = known;
        this.before = before;
        this.faults = faults;
    }

    CollectionChoice read(Wish.Collect wish, List<String> namespaces, Budget budget) {
        List<String> regions = faults.each("collect.regions", wish.regions(), MOST_REGIONS, this::isRegion);
        return new CollectionChoice(
                Boolean.TRUE.equals(wish.paused()),
                regions.stream().map(Region::new).toList(),
                namespaces,
                tags(wish.tags()),
                interval(wish.interval()),
                statistics(wish.statistics()),
                budget);
    }

    private boolean isRegion(String field, String text) {
        if (text == null || !Region.isValid(text)) {
            faults.add(field, "it is not the name of a Region", A_REGION);
            return false;
        }
        boolean exists = known.names().contains(text) || before.regions().contains(new Region(text));
        if (!exists) {
            faults.add(
                    field,
                    "the account can have no Region " + text + "; the nearest is " + Nearest.to(text, known.names()),
                    A_REGION);
        }
        return exists;
    }

    private SortedMap<String, List<String>> tags(Map<String, List<String>> tags) {
        SortedMap<String, List<String>> read = new TreeMap<>();
        if (tags == null) {
            return read;
        }
        if (tags.size() > MOST_TAGS) {
            faults.add("collect.tags", "it has " + tags.size() + " keys", "at most " + MOST_TAGS);
            return read;
        }
        tags.forEach((key, values) -> {
            String field = "collect.tags." + key;
            faults.hasForm(field, key, TAG_KEY, "a tag's key has 1 to 128 characters, no control characters");
            read.put(
                    key,
                    faults.each(
                            field,
                            values,
                            MOST_TAG_VALUES,
                            (at, value) -> faults.hasForm(
                                    at,
                                    value,
                                    TAG_VALUE,
                                    "a tag's value has at most 256 characters, no control characters")));
        });
        return read;
    }

    private Duration interval(String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration interval = Duration.parse(text);
            boolean inRange = interval.compareTo(CollectionChoice.SHORTEST_INTERVAL) >= 0
                    && interval.compareTo(CollectionChoice.LONGEST_INTERVAL) <= 0;
            if (inRange && interval.equals(Duration.ofMinutes(interval.toMinutes()))) {
                return interval;
            }
            faults.add("collect.interval", inRange ? "it is not in whole minutes" : "it is out of range", INTERVAL);
        } catch (DateTimeParseException e) {
            faults.add("collect.interval", "it is not a duration of ISO 8601", INTERVAL);
        }
        return null;
    }

    private Statistics statistics(String text) {
        List<String> known =
                Arrays.stream(Statistics.values()).map(Statistics::name).toList();
        if (text != null && !known.contains(text)) {
            faults.add("collect.statistics", "there is no such choice", String.join(" or ", known));
            return null;
        }
        return text == null ? null : Statistics.valueOf(text);
    }
}
