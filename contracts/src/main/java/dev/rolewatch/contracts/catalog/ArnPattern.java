package dev.rolewatch.contracts.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the ARNs of a kind of resource look: text with places in braces.
 *
 * <p>{@code {partition}}, {@code {region}} and {@code {account}} are known. {@code {Cluster Name}} is a value without a
 * slash or a colon, {@code {LoadBalancer=app/*}} one that looks like that, where the star stands for anything. A place
 * that is the whole pattern is a whole ARN.
 */
public final class ArnPattern {
    static final Set<String> KNOWN = Set.of("partition", "region", "account");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}=]+)(?:=([^{}]+))?}");
    private static final int SERVICE = 2;

    private final String text;
    private final List<String> places = new ArrayList<>();
    private final Pattern regex;

    public ArnPattern(String text) {
        this.text = text;
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            places.add(place.group(1));
            pattern.append(Pattern.quote(text.substring(end, place.start())))
                    .append('(')
                    .append(regexOf(place.toMatchResult()))
                    .append(')');
            end = place.end();
        }
        this.regex = Pattern.compile(
                pattern.append(Pattern.quote(text.substring(end))).toString());
    }

    /** The names in braces, in the order of the text. */
    List<String> places() {
        return List.copyOf(places);
    }

    /** The text outside the places. */
    String literals() {
        return PLACE.matcher(text).replaceAll("");
    }

    /** The service that ARNs of this pattern name, such as {@code sqs}; empty if they may name any. */
    Optional<String> service() {
        String[] parts = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(place.group(2) == null ? "*" : place.group(2)))
                .split(":", -1);
        return parts.length > SERVICE && !parts[SERVICE].contains("*") ? Optional.of(parts[SERVICE]) : Optional.empty();
    }

    /** The ARN with these values in the places; empty if a place has none. */
    Optional<String> fill(Map<String, String> values) {
        if (!values.keySet().containsAll(places)) {
            return Optional.empty();
        }
        return Optional.of(
                PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1)))));
    }

    /** The value of each place in an ARN; empty if the ARN is not of this pattern. */
    Optional<Map<String, String>> read(String arn) {
        Matcher matcher = regex.matcher(arn);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            values.put(places.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    private String regexOf(MatchResult place) {
        if (KNOWN.contains(place.group(1))) {
            return "[^:]*";
        }
        if (place.group(2) != null) {
            return Pattern.quote(place.group(2)).replace("*", "\\E.+\\Q");
        }
        return place.end() - place.start() == text.length() ? "arn:.+" : "[^:/]+";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArnPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
