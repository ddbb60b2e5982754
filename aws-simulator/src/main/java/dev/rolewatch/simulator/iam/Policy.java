package dev.rolewatch.simulator.iam;

import java.util.Collection;
import java.util.List;

/** A policy document: who (in a trust policy) may or may not do what, to what, when. */
public record Policy(List<Statement> statements) {

    /** Allows nothing. */
    public static final Policy NOTHING = new Policy(List.of());

    public Policy {
        statements = List.copyOf(statements);
    }

    /** What a set of policies says of a request: a Deny anywhere wins, then an Allow, else nothing is said. */
    public static Verdict evaluate(Collection<Policy> policies, RequestContext request) {
        Verdict verdict = Verdict.NOT_ALLOWED;
        for (Policy policy : policies) {
            for (Statement statement : policy.statements) {
                if (statement.appliesTo(request)) {
                    if (!statement.allows()) {
                        return Verdict.EXPLICITLY_DENIED;
                    }
                    verdict = Verdict.ALLOWED;
                }
            }
        }
        return verdict;
    }

    /** The outcome of an evaluation. */
    public enum Verdict {
        ALLOWED,
        EXPLICITLY_DENIED,
        NOT_ALLOWED
    }
}
