package dev.rolewatch.contracts.metrics;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * CloudWatch's unit names and the UCUM codes that its metric streams use for them in OpenTelemetry 1.0 ("How metrics are
 * translated", Amazon CloudWatch User Guide).
 */
public final class Units {
    private static final Map<String, String> UCUM = ucum();
    private static final Map<String, String> CLOUDWATCH =
            UCUM.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Units() {}

    /** CloudWatch's names, its StandardUnit. */
    public static SortedSet<String> names() {
        return new TreeSet<>(UCUM.keySet());
    }

    /** The empty text, which is OTLP's "not known", for a unit that is null or unknown. */
    static String toUcum(String cloudWatchUnit) {
        return cloudWatchUnit == null ? "" : UCUM.getOrDefault(cloudWatchUnit, "");
    }

    /** Null for a code that stands for no unit of CloudWatch. */
    static String toCloudWatch(String ucum) {
        return CLOUDWATCH.get(ucum);
    }

    private static Map<String, String> ucum() {
        Map<String, String> plain = Map.ofEntries(
                Map.entry("Bytes", "By"),
                Map.entry("Kilobytes", "kBy"),
                Map.entry("Megabytes", "MBy"),
                Map.entry("Gigabytes", "GBy"),
                Map.entry("Terabytes", "TBy"),
                Map.entry("Bits", "bit"),
                Map.entry("Kilobits", "kbit"),
                Map.entry("Megabits", "MBit"),
                Map.entry("Gigabits", "GBit"),
                Map.entry("Terabits", "Tbit"),
                Map.entry("Count", "{Count}"));
        Map<String, String> all = new TreeMap<>(plain);
        all.putAll(plain.keySet().stream().collect(Collectors.toMap(unit -> unit + "/Second", perSecond(plain::get))));
        all.putAll(Map.of("Seconds", "s", "Microseconds", "us", "Milliseconds", "ms", "Percent", "%", "None", "1"));
        return Map.copyOf(all);
    }

    private static Function<String, String> perSecond(Function<String, String> unit) {
        return name -> unit.apply(name) + "/s";
    }
}
