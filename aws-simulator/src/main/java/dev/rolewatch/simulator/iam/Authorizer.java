package dev.rolewatch.simulator.iam;

import dev.rolewatch.simulator.iam.Policy.Verdict;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import java.util.List;
import java.util.Map;

/** Decides whether a caller may do what it asks for: its identity policies and its session policy must both allow it. */
public final class Authorizer {
    private Authorizer() {}

    /**
     * @param action such as {@code cloudwatch:ListMetrics}
     * @param resource the ARN that is acted upon, or {@code *}
     * @throws AwsException AccessDenied, in AWS's words
     */
    public static void authorize(Caller caller, String action, String resource, Map<String, String> keys) {
        var request = new RequestContext(caller, action, resource, keys);
        require(request, Policy.evaluate(caller.identityPolicies(), request), "identity-based policy");
        caller.sessionPolicy()
                .ifPresent(policy -> require(request, Policy.evaluate(List.of(policy), request), "session policy"));
    }

    private static void require(RequestContext request, Verdict verdict, String kindOfPolicy) {
        if (verdict == Verdict.ALLOWED) {
            return;
        }
        String reason = verdict == Verdict.EXPLICITLY_DENIED
                ? "with an explicit deny in " + (kindOfPolicy.startsWith("i") ? "an " : "a ") + kindOfPolicy
                : "because no " + kindOfPolicy + " allows the " + request.action() + " action";
        throw AwsException.of(
                AwsFailure.ACCESS_DENIED,
                "User: " + request.caller().arn() + " is not authorized to perform: " + request.action() + " "
                        + reason);
    }
}
