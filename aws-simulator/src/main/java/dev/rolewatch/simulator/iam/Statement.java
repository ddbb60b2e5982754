package dev.rolewatch.simulator.iam;

import java.util.List;
import java.util.function.Predicate;

/**
 * One statement of a policy. Each element is a pattern list that may be negated (NotAction, NotResource, NotPrincipal).
 *
 * @param principals null in an identity policy, which speaks of whoever it is attached to
 * @param resources null in a trust policy, which speaks of the role it is attached to
 */
record Statement(
        boolean allows, Patterns principals, Patterns actions, Patterns resources, List<Condition> conditions) {

    Statement {
        conditions = List.copyOf(conditions);
    }

    boolean appliesTo(RequestContext request) {
        return (principals == null
                        || principals.test(pattern -> request.caller().isNamedBy(pattern)))
                && actions.test(pattern -> Glob.matchesIgnoringCase(pattern, request.action()))
                && (resources == null || resources.test(pattern -> Glob.matches(pattern, request.resource())))
                && conditions.stream().allMatch(condition -> condition.holds(request));
    }

    /** Some patterns of which one must match, or, negated, none may. */
    record Patterns(List<String> patterns, boolean negated) {
        Patterns {
            patterns = List.copyOf(patterns);
        }

        boolean test(Predicate<String> matches) {
            return patterns.stream().anyMatch(matches) != negated;
        }
    }
}
