package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Identities;
import dev.rolewatch.simulator.iam.MalformedPolicyException;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.Policy.Verdict;
import dev.rolewatch.simulator.iam.PolicyParser;
import dev.rolewatch.simulator.iam.RequestContext;
import dev.rolewatch.simulator.iam.Role;
import dev.rolewatch.simulator.iam.RoleArn;
import dev.rolewatch.simulator.iam.Session;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsFailure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    private static final int MAX_POLICY = 2048;
    /** STS cannot be switched off there. */
    private static final String ALWAYS_ACTIVE = "us-east-1";

    private final Identities identities;
    private final Accounts accounts;

    public AssumeRole(Identities identities, Accounts accounts) {
        this.identities = identities;
        this.accounts = accounts;
    }

    /** The account whose role is asked for, if the request names one. */
    public static Optional<String> roleAccount(AssumeRoleRequest request) {
        return Optional.ofNullable(request.roleArn()).flatMap(RoleArn::parse).map(RoleArn::accountId);
    }

    public AssumeRoleResponse handle(Call call, AssumeRoleRequest request) {
        check(request);
        Optional<Policy> sessionPolicy = Optional.ofNullable(request.policy()).map(AssumeRole::sessionPolicy);
        RoleArn arn = RoleArn.parse(request.roleArn())
                .orElseThrow(() -> AwsException.validation(request.roleArn() + " is invalid"));
        Role role = authorizedRole(call, request, arn);
        if (!call.region().equals(ALWAYS_ACTIVE) && !accounts.isEnabled(arn.accountId(), call.region())) {
            throw AwsException.of(
                    "RegionDisabledException",
                    403,
                    "STS is not activated in this region for account:" + arn.accountId()
                            + ". Your account administrator can activate STS in this region using the IAM Console.");
        }
        Duration duration = duration(call, request, role);
        Session session = identities.open(role, request.roleSessionName(), sessionPolicy, call.now(), duration);
        return response(request, role, session);
    }

    private static void check(AssumeRoleRequest request) {
        checkText(
                "roleArn",
                request.roleArn(),
                20,
                2048,
                "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF]+");
        checkText("roleSessionName", request.roleSessionName(), 2, 64, "[\\w+=,.@-]*");
        if (request.externalId() != null) {
            checkText("externalId", request.externalId(), 2, 1224, "[\\w+=,.@:\\/-]*");
        }
        Integer duration = request.durationSeconds();
        if (duration != null && duration < MIN_DURATION) {
            throw invalid(
                    "durationSeconds", duration, "Member must have value greater than or equal to " + MIN_DURATION);
        }
        if (duration != null && duration > MAX_DURATION) {
            throw invalid("durationSeconds", duration, "Member must have value less than or equal to " + MAX_DURATION);
        }
    }

    private static void checkText(String parameter, String value, int min, int max, String pattern) {
        if (value == null) {
            throw invalid(parameter, "null", "Member must not be null");
        }
        if (value.length() < min) {
            throw invalid(parameter, value, "Member must have length greater than or equal to " + min);
        }
        if (value.length() > max) {
            throw invalid(parameter, value, "Member must have length less than or equal to " + max);
        }
        if (!value.matches(pattern)) {
            throw invalid(parameter, value, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    private static AwsException invalid(String parameter, Object value, String constraint) {
        return AwsException.validation("1 validation error detected: Value '" + value + "' at '" + parameter
                + "' failed to satisfy constraint: " + constraint);
    }

    private static Policy sessionPolicy(String document) {
        if (document.length() > MAX_POLICY) {
            throw invalid("policy", document, "Member must have length less than or equal to " + MAX_POLICY);
        }
        try {
            return PolicyParser.identityPolicy(document);
        } catch (MalformedPolicyException e) {
            throw AwsException.of("MalformedPolicyDocument", e.getMessage());
        }
    }

    /** AWS does not tell a role that does not exist from one that may not be assumed. */
    private Role authorizedRole(Call call, AssumeRoleRequest request, RoleArn arn) {
        Map<String, String> keys = new HashMap<>();
        keys.put("sts:ExternalId", request.externalId());
        keys.put("sts:RoleSessionName", request.roleSessionName());
        keys.put("aws:RequestedRegion", call.region());
        keys.put("aws:CurrentTime", call.now().toString());
        var context = new RequestContext(call.caller(), ACTION, request.roleArn(), keys);
        boolean callerMay = Policy.evaluate(call.caller().identityPolicies(), context) == Verdict.ALLOWED
                && call.caller().sessionPolicy().stream()
                        .allMatch(policy -> Policy.evaluate(List.of(policy), context) == Verdict.ALLOWED);
        return identities
                .role(arn)
                .filter(role -> callerMay && Policy.evaluate(List.of(role.trustPolicy()), context) == Verdict.ALLOWED)
                .orElseThrow(() -> AwsException.of(
                        AwsFailure.ACCESS_DENIED,
                        "User: " + call.caller().arn() + " is not authorized to perform: " + ACTION + " on resource: "
                                + request.roleArn()));
    }

    private static Duration duration(Call call, AssumeRoleRequest request, Role role) {
        Duration duration =
                Duration.ofSeconds(request.durationSeconds() == null ? DEFAULT_DURATION : request.durationSeconds());
        if (call.caller().isRoleSession() && duration.compareTo(MAX_CHAINED) > 0) {
            throw AwsException.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        if (duration.compareTo(role.maxSessionDuration()) > 0) {
            throw AwsException.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return duration;
    }

    private static AssumeRoleResponse response(AssumeRoleRequest request, Role role, Session session) {
        return AssumeRoleResponse.builder()
                .credentials(credentials -> credentials
                        .accessKeyId(session.key().id())
                        .secretAccessKey(session.key().secret())
                        .sessionToken(session.token())
                        .expiration(session.expiresAt().truncatedTo(ChronoUnit.SECONDS)))
                .assumedRoleUser(user -> user.arn(session.arn()).assumedRoleId(role.id() + ":" + session.sessionName()))
                .packedPolicySize(request.policy() == null ? null : packedPercent(request.policy()))
                .build();
    }

    /** AWS packs policies in a way it does not document; this is the plain share of the limit. */
    private static int packedPercent(String policy) {
        return policy.length() * 100 / MAX_POLICY;
    }
}
