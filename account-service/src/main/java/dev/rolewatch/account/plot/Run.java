package dev.rolewatch.account.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values without a gap between them.
 *
 * @param first the step of the first
 */
record Run(int first, List<Double> values) {
    static List<Run> of(List<Optional<Double>> values) {
        List<Run> runs = new ArrayList<>();
        List<Double> run = new ArrayList<>();
        for (int i = 0; i <= values.size(); i++) {
            Optional<Double> value = i < values.size() ? values.get(i) : Optional.empty();
            value.ifPresent(run::add);
            if (value.isEmpty() && !run.isEmpty()) {
                runs.add(new Run(i - run.size(), List.copyOf(run)));
                run.clear();
            }
        }
        return runs;
    }
}
