package dev.rolewatch.account.plot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values over time.
 *
 * @param id unique in the page
 * @param title what is shown, in a few words
 * @param description what somebody who does not see it should know, in a sentence
 * @param unit of the values, in words such as {@code points per 5 minutes}
 * @param step how long each value is for
 * @param series one value for each step, all of the same length
 * @param failed for each step whether the values were to be had but could not be
 */
public record TimePlot(
        String id,
        String title,
        String description,
        String unit,
        Instant from,
        Duration step,
        Kind kind,
        List<Series> series,
        List<Boolean> failed) {
    /** How values are drawn. */
    public enum Kind {
        AREA,
        LINE
    }

    /** @param values empty where there is none, which is drawn as a gap and not as 0 */
    public record Series(String name, List<Optional<Double>> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    public TimePlot {
        series = List.copyOf(series);
        failed = List.copyOf(failed);
        int steps = failed.size();
        if (steps == 0 || series.stream().anyMatch(one -> one.values().size() != steps)) {
            throw new IllegalArgumentException("each series has a value for each step, of which there is one at least");
        }
    }

    Instant to() {
        return from.plus(step.multipliedBy(failed.size()));
    }

    /** Empty if there is no value at all. */
    OptionalDouble largest() {
        return series.stream()
                .flatMap(one -> one.values().stream())
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .max();
    }
}
