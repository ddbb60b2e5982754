package dev.rolewatch.credential.aws;

import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import dev.rolewatch.credential.session.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** What STS's errors mean, and what to do about each. The codes are those of the AWS STS API Reference. */
final class StsRefusals {
    /** The request was not accepted as ours: its signature, its time or our credentials. The role was not looked at. */
    private static final Set<String> OWN_IDENTITY_CODES = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "ExpiredToken",
            "ExpiredTokenException",
            "AuthFailure",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "RequestExpired",
            "RequestInTheFuture",
            "RequestTimeTooSkewed");

    private static final String LIFE_TOO_LONG = "DurationSeconds exceeds";

    private StsRefusals() {}

    /**
     * When a role was not assumed.
     *
     * @param region that was called
     */
    static Refusal ofRole(SdkException e, RoleArn role, Region region) {
        if (!(e instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
            return unreachable(e);
        }
        String code = code(answer);
        String message = message(answer);
        if (answer.isThrottlingException()) {
            return throttled();
        }
        if (OWN_IDENTITY_CODES.contains(code) || answer.isClockSkewException()) {
            return ownIdentity(code);
        }
        return switch (code) {
            case "AccessDenied", "AccessDeniedException" -> denied(message, role);
            case "RegionDisabledException" -> regionDisabled(message, role, region);
            case "PackedPolicyTooLarge", "PackedPolicyTooLargeException" -> sessionPolicyTooLarge(message, role);
            default -> answer.statusCode() >= 500 ? unreachable(e) : rejected(code, message, role);
        };
    }

    /**
     * The limit that a session's life was over, if that is why it was refused. AWS has no code of its own for it: it comes
     * as ValidationError, and was seen as AccessDenied.
     */
    static Optional<Limit> lifeLimit(SdkException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        if (!message.contains(LIFE_TOO_LONG)) {
            return Optional.empty();
        }
        return Optional.of(message.contains("role chaining") ? Limit.OF_CHAINING : Limit.OF_ROLE);
    }

    /** When a session that was just given is not accepted. */
    static Refusal ofSession(SdkException e) {
        Refusal refusal = ofOurselves(e);
        return refusal.reason() == RefusalReason.OWN_IDENTITY_BROKEN
                ? new Refusal(
                        RefusalReason.UNREACHABLE,
                        "STS does not accept the session that it has just given; Rolewatch tries again by itself.")
                : refusal;
    }

    /** When AWS does not say who we are. GetCallerIdentity needs no permission, so that any other answer is about us. */
    static Refusal ofOurselves(SdkException e) {
        if (!(e instanceof AwsServiceException answer)
                || answer.awsErrorDetails() == null
                || answer.statusCode() >= 500) {
            return unreachable(e);
        }
        if (answer.isThrottlingException()) {
            return throttled();
        }
        return ownIdentity(code(answer));
    }

    static Refusal withoutOwnCredentials(String partition, SdkException e) {
        OperatorLog.tell("there are no AWS credentials for the partition " + partition
                + "; give credential-service some in one of the AWS SDK's ways. The SDK says: " + e.getMessage());
        return new Refusal(
                RefusalReason.OWN_IDENTITY_BROKEN,
                "Rolewatch has no AWS credentials of its own for the partition " + partition
                        + "; its operator must give credential-service some, whose log says what is missing. Nothing is"
                        + " wrong with the role.");
    }

    static Refusal throttled() {
        return new Refusal(RefusalReason.THROTTLED, "STS asked Rolewatch to slow down; it asks again by itself.");
    }

    private static Refusal denied(String message, RoleArn role) {
        // AWS names the side that denied in some messages ("Troubleshoot access denied error messages", IAM User
        // Guide).
        // An AssumeRole is judged by our identity's policies and the role's trust policy.
        if (message.contains("identity-based policy")) {
            OperatorLog.tell("credential-service's AWS identity may not assume roles: " + message);
            return ownIdentity("AccessDenied");
        }
        if (message.contains(LIFE_TOO_LONG)) {
            return rejected("AccessDenied", message, role);
        }
        return new Refusal(
                RefusalReason.TRUST_DENIED,
                "AWS does not let Rolewatch assume " + role
                        + ". Check that the role exists under exactly this name, "
                        + "that its trust policy is the one that Rolewatch gave, with the account and the external ID "
                        + "in it, that no policy of your organization denies it, and that the account is open. "
                        + "AWS says: " + message);
    }

    private static Refusal regionDisabled(String message, RoleArn role, Region region) {
        return new Refusal(
                RefusalReason.REGION_DISABLED,
                "STS in " + region + ", which Rolewatch calls, is not activated for account " + role.account()
                        + ". AWS says: " + message);
    }

    private static Refusal sessionPolicyTooLarge(String message, RoleArn role) {
        return new Refusal(
                RefusalReason.SESSION_POLICY_TOO_LARGE,
                "AWS has no room for Rolewatch's session policy in a session of " + role
                        + ", beside the session tags that are packed together with it. AWS says: " + message);
    }

    private static Refusal rejected(String code, String message, RoleArn role) {
        return new Refusal(
                RefusalReason.REQUEST_REJECTED,
                "STS rejects the request to assume " + role + " with Rolewatch's session policy. AWS says: " + code
                        + ": " + message);
    }

    /** AWS's message is left out: it may quote what was signed, and our session token is part of that. */
    private static Refusal ownIdentity(String code) {
        return new Refusal(
                RefusalReason.OWN_IDENTITY_BROKEN,
                "AWS does not accept Rolewatch's own identity; nothing is wrong with the role. The operator must check "
                        + "credential-service's AWS credentials, its permission for sts:AssumeRole and its clock. "
                        + "AWS says: " + code + ".");
    }

    static Refusal unreachable(SdkException e) {
        OperatorLog.tell("STS could not be reached or failed: " + cause(e));
        return new Refusal(
                RefusalReason.UNREACHABLE,
                "STS could not be reached or failed; Rolewatch tries again by itself, and nothing is to be done.");
    }

    private static String cause(SdkException e) {
        return e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? "HTTP " + answer.statusCode() + " "
                        + Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "without a code")
                : e.getMessage();
    }

    /** The first line of what AWS says: what was signed is quoted in those that follow, where it is at all. */
    static String message(AwsServiceException answer) {
        return Objects.requireNonNullElse(answer.awsErrorDetails().errorMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
    }

    static String code(AwsServiceException answer) {
        return Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "HTTP " + answer.statusCode());
    }
}
