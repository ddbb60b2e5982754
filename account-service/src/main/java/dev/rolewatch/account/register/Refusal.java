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
            case REGION_DISABLED -> "Activate STS for this Region in the account settings of IAM.";
            case REQUEST_REJECTED ->
                "Set the role's maximum session duration to at least one hour, then give the role again.";
            case THROTTLED, UNREACHABLE, NOT_CONNECTED -> "Nothing to do: Rolewatch tries again by itself.";
            case OWN_IDENTITY_BROKEN ->
                "Nothing to do in this account: whoever runs Rolewatch must mend its AWS identity.";
        };
    }
}
