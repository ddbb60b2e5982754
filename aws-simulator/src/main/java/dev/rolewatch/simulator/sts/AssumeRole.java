package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Caller;
import dev.rolewatch.simulator.iam.Identities;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.Policy.Verdict;
import dev.rolewatch.simulator.iam.RequestContext;
import dev.rolewatch.simulator.iam.Role;
import dev.rolewatch.simulator.iam.RoleArn;
import dev.rolewatch.simulator.iam.Session;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** AssumeRole: the caller's policies must allow it, and so must the role's trust policy. */
public final class AssumeRole {
    private static final String ACTION = "sts:AssumeRole";
    private static final int DEFAULT_DURATION = 3600;
    private static final int MIN_DURATION = 900;
    private static final int MAX_DURATION = 43_200;
    private static final Duration MAX_CHAINED = Duration.ofHours(1);

    private final Identities identities;
    private final Accounts accounts;
    private final SessionPolicies sessionPolicies;

    public AssumeRole(Identities identities, Accounts accounts) {
        this.identities = identities;
        this.accounts = accounts;
        this.sessionPolicies = new SessionPolicies(accounts);
    }

    /** The account whose role is asked for, if the request names one. */
    public static Optional<String> roleAccount(AssumeRoleRequest request) {
        return Optional.ofNullable(request.roleArn())
                .flatMap(RoleArn::parse)
                .map(arn -> arn.account().id());
    }

    public AssumeRoleResponse handle(Call call, AssumeRoleRequest request) {
        Duration duration = check(request);
        Optional<Policy> policy = SessionPolicies.parse(request.policy(), request.hasPolicyArns());
        RoleArn arn = RoleArn.parse(request.roleArn())
                .orElseThrow(() -> AwsException.validation(request.roleArn() + " is invalid"));
        Role role = authorizedRole(call, request, arn);
        Sessions.requireSts(accounts, arn.account().id(), call);
        checkDuration(call, duration, role);
        Integer packed = sessionPolicies.packedPercent(arn.account().id(), request.policy());
        Session session = identities.open(role, request.roleSessionName(), policy, call.now(), duration);
        return AssumeRoleResponse.builder()
                .credentials(Sessions.credentials(session))
                .assumedRoleUser(user -> user.arn(session.arn()).assumedRoleId(session.id()))
                .packedPolicySize(packed)
                .build();
    }

    /** @return how long the session shall last */
    private static Duration check(AssumeRoleRequest request) {
        Parameters.checkText(
                "roleArn",
                request.roleArn(),
                20,
                2048,
                "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF]+");
        Parameters.checkText("roleSessionName", request.roleSessionName(), 2, 64, "[\\w+=,.@-]*");
        if (request.externalId() != null) {
            Parameters.checkText("externalId", request.externalId(), 2, 1224, "[\\w+=,.@:\\/-]*");
        }
        return Parameters.duration(request.durationSeconds(), MIN_DURATION, MAX_DURATION, DEFAULT_DURATION);
    }

    /** AWS does not tell a role that does not exist from one that may not be assumed. */
    private Role authorizedRole(Call call, AssumeRoleRequest request, RoleArn arn) {
        Caller caller = call.caller();
        if (caller.isRootUser()) {
            throw AwsException.of(AwsFailure.ACCESS_DENIED, "Roles may not be assumed by root accounts.");
        }
        Map<String, String> keys = new HashMap<>(call.conditionKeys());
        keys.put("sts:ExternalId", request.externalId());
        keys.put("sts:RoleSessionName", request.roleSessionName());
        var context = new RequestContext(caller, ACTION, request.roleArn(), keys);
        boolean callerMay = !caller.isFederated()
                && Policy.evaluate(caller.identityPolicies(), context) == Verdict.ALLOWED
                && caller.sessionPolicy().stream()
                        .allMatch(policy -> Policy.evaluate(List.of(policy), context) == Verdict.ALLOWED);
        boolean reachable = arn.account().partition() == caller.account().partition()
                && !accounts.isClosed(arn.account().id());
        return identities
                .role(arn)
                .filter(role -> callerMay
                        && reachable
                        && Policy.evaluate(List.of(role.trustPolicy()), context) == Verdict.ALLOWED)
                .orElseThrow(() -> AwsException.of(
                        AwsFailure.ACCESS_DENIED,
                        "User: " + caller.arn() + " is not authorized to perform: " + ACTION + " on resource: "
                                + request.roleArn()));
    }

    private static void checkDuration(Call call, Duration duration, Role role) {
        if (call.caller().isRoleSession() && duration.compareTo(MAX_CHAINED) > 0) {
            throw AwsException.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        if (duration.compareTo(role.maxSessionDuration()) > 0) {
            throw AwsException.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }
}
