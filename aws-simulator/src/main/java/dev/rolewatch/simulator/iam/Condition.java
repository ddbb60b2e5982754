package dev.rolewatch.simulator.iam;

import java.util.List;
import java.util.Optional;

/**
 * One key of a Condition block: the key's value must match one of the values, or, negated, none of them.
 *
 * @param ifExists true if the condition holds when the request has no such key
 */
record Condition(Operator operator, boolean ifExists, String key, List<String> values) {

    Condition {
        values = List.copyOf(values);
    }

    boolean holds(RequestContext request) {
        Optional<String> actual = request.key(key);
        if (operator == Operator.NULL) {
            return values.stream().anyMatch(value -> Boolean.parseBoolean(value) == actual.isEmpty());
        }
        if (actual.isEmpty()) {
            return ifExists || operator.negated();
        }
        return values.stream().anyMatch(value -> operator.matches(actual.get(), value)) != operator.negated();
    }
}
