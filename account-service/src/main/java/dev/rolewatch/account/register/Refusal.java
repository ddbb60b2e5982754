package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.time.Instant;

/**
 * Why AWS did not let Rolewatch in.
 *
 * @param detail a sentence for the account's owner
 * @param retryingUntil until when the role is still tried as a new one; null when the refusal is final
 */
public record Refusal(RefusalReason reason, String detail, Instant retryingUntil) {
    public Refusal {
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    static Refusal of(TrustRefused event) {
        return new Refusal(event.reason(), event.detail(), event.retryingUntil());
    }

    boolean isFinal() {
        return retryingUntil == null;
    }

    Problem problem() {
        return new Problem(reason.name(), detail, nextStep(), retryingUntil);
    }

    private String nextStep() {
        return switch (reason) {
            case TRUST_DENIED ->
                "Check that the role exists and that its trust policy is the trustPolicy shown here, with"
                        + " this external ID; then give the role again to have it tried at once.";
            case WRONG_ACCOUNT -> "Give the ARN of a role in the account that you want to connect.";
            case SESSION_POLICY_TOO_LARGE ->
                "Remove session tags that the role's trust policy adds, then have the trust proven again; AWS packs them"
                        + " together with Rolewatch's session policy.";
            case ACCESS_KEY_REFUSED ->
                "Give an access key that is active, with its secret; better, give a role instead, which needs no secret.";
            case ACCESS_KEY_OF_ROOT ->
                "Delete the root user's access key, and give a role, or the access key of an IAM user.";
            case FEDERATION_DENIED ->
                "Allow the user sts:GetFederationToken, or give a role instead, which needs no such permission.";
            case ACCESS_KEY_UNREADABLE ->
                "Nothing to do in this account: whoever runs Rolewatch must restore the key that access keys are"
                        + " encrypted with.";
            case PARTITION_NOT_SERVED ->
                "Give a role in a partition that Rolewatch serves, or ask whoever runs Rolewatch to add this one.";
            case REGION_DISABLED -> "Activate STS for this Region in the account settings of IAM.";
            case REQUEST_REJECTED ->
                "Set the role's maximum session duration to at least one hour, then give the role again.";
            case THROTTLED, UNREACHABLE, NOT_CONNECTED -> "Nothing to do: Rolewatch tries again by itself.";
            case OWN_IDENTITY_BROKEN ->
                "Nothing to do in this account: whoever runs Rolewatch must mend its AWS identity.";
        };
    }
}
