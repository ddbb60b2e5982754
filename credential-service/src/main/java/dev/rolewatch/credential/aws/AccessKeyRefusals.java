package dev.rolewatch.credential.aws;

import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.Refusal;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * What STS's errors mean when a call was signed with a customer's access key: whatever is wrong with who called is wrong
 * with that key, and not with our own identity. The codes are those of the AWS STS API Reference.
 */
final class AccessKeyRefusals {
    /** The key is not known, not active, or its secret is another. */
    private static final Set<String> KEY_CODES = Set.of(
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "UnrecognizedClientException",
            "AuthFailure",
            "IncompleteSignature",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException");

    private AccessKeyRefusals() {}

    /** @param region that was called */
    static Refusal of(SdkException e, EncryptedAccessKey key, Region region) {
        if (!(e instanceof AwsServiceException answer)
                || answer.awsErrorDetails() == null
                || answer.statusCode() >= 500) {
            return StsRefusals.unreachable(e);
        }
        String code = StsRefusals.code(answer);
        if (answer.isThrottlingException()) {
            return StsRefusals.throttled();
        }
        if (answer.isClockSkewException()) {
            return new Refusal(
                    RefusalReason.UNREACHABLE,
                    "STS finds the time of Rolewatch's call wrong; nothing is wrong with the access key. Rolewatch tries"
                            + " again by itself, and its operator must check credential-service's clock.");
        }
        return KEY_CODES.contains(code) ? refusedKey(code, key) : refusedCall(code, answer, key, region);
    }

    static Refusal ofRoot(EncryptedAccessKey key) {
        return new Refusal(
                RefusalReason.ACCESS_KEY_OF_ROOT,
                "The access key " + key.accessKeyId() + " is of the account's root user, which may do everything and"
                        + " cannot be limited; Rolewatch does not use it. Delete this key, and give a role, or the access"
                        + " key of an IAM user.");
    }

    /** AWS's message is left out: it may quote what was signed. */
    private static Refusal refusedKey(String code, EncryptedAccessKey key) {
        return new Refusal(
                RefusalReason.ACCESS_KEY_REFUSED,
                "AWS does not accept the access key " + key.accessKeyId()
                        + ": it was deleted or deactivated, or it was mistyped, or its secret was. Activate it, or give"
                        + " another one with its secret; better, give a role, which needs no secret. AWS says: " + code
                        + ".");
    }

    private static Refusal refusedCall(String code, AwsServiceException answer, EncryptedAccessKey key, Region region) {
        String message = StsRefusals.message(answer);
        return switch (code) {
            case "AccessDenied", "AccessDeniedException" ->
                new Refusal(
                        RefusalReason.FEDERATION_DENIED,
                        "The user of the access key " + key.accessKeyId()
                                + " may not make temporary sessions. Attach a policy to the user that allows"
                                + " sts:GetFederationToken, beside the permissions that Rolewatch asks for. AWS says: "
                                + message);
            case "RegionDisabledException" ->
                new Refusal(
                        RefusalReason.REGION_DISABLED,
                        "STS in " + region
                                + ", which Rolewatch calls, is not activated for the account of the access key "
                                + key.accessKeyId() + ". AWS says: " + message);
            case "PackedPolicyTooLarge", "PackedPolicyTooLargeException" ->
                new Refusal(
                        RefusalReason.SESSION_POLICY_TOO_LARGE,
                        "STS finds Rolewatch's session policy too large for the user of the access key "
                                + key.accessKeyId() + ". AWS says: " + message);
            default ->
                new Refusal(
                        RefusalReason.REQUEST_REJECTED,
                        "STS rejects the request for a temporary session of the access key " + key.accessKeyId()
                                + ". AWS says: " + code + ": " + message);
        };
    }
}
