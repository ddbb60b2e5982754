package dev.rolewatch.account.console;

import dev.rolewatch.account.console.Concern.Level;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Refusal;
import dev.rolewatch.contracts.credential.RefusalReason;

/** Says why AWS does not let Rolewatch in and what to do about it, as somebody needs it who has these pages in front. */
final class Refusals {
    private static final String WAIT = "Nothing to do: Rolewatch tries again by itself.";
    private static final String OPERATOR = "Nothing to do in this account: whoever runs Rolewatch must mend it.";

    private Refusals() {}

    static Concern of(Refusal refusal, Connection connection) {
        boolean byKey = connection.accessKey().isPresent();
        boolean waits = refusal.retryingUntil() != null;
        return new Concern(
                waits ? Level.WARNING : Level.BROKEN,
                title(refusal.reason(), byKey),
                refusal.detail(),
                advice(refusal.reason(), byKey),
                remedy(refusal.reason(), byKey));
    }

    private static String title(RefusalReason reason, boolean byKey) {
        return switch (reason) {
            case TRUST_DENIED -> byKey ? "The access key is not let in" : "AWS does not let Rolewatch assume the role";
            case WRONG_ACCOUNT -> "It leads to another AWS account";
            case ACCESS_KEY_REFUSED -> "AWS does not know the access key";
            case ACCESS_KEY_OF_ROOT -> "The access key is the root user’s";
            case FEDERATION_DENIED -> "The access key may make no sessions";
            case ACCESS_KEY_UNREADABLE -> "The stored access key cannot be read";
            case PARTITION_NOT_SERVED -> "Its partition is not served";
            case REGION_DISABLED -> "STS is switched off in its Region";
            case THROTTLED -> "AWS asks to slow down";
            case UNREACHABLE -> "AWS could not be reached";
            case NOT_CONNECTED -> "The trust is not proven yet";
            case OWN_IDENTITY_BROKEN -> "Rolewatch’s own identity is broken";
            case REQUEST_REJECTED -> "AWS rejected the request";
            case SESSION_POLICY_TOO_LARGE -> "The session’s policy is too large";
        };
    }

    private static String advice(RefusalReason reason, boolean byKey) {
        return switch (reason) {
            case TRUST_DENIED ->
                byKey
                        ? "Allow the key’s user sts:GetFederationToken, or better, move to a role."
                        : "Check in IAM that the role exists under exactly this name, and that its trust policy is the one"
                                + " of its page Role and policies, with this external ID. A change in IAM can take a minute to be known"
                                + " everywhere.";
            case WRONG_ACCOUNT -> "Give a role in the AWS account that you want to connect.";
            case ACCESS_KEY_REFUSED, ACCESS_KEY_OF_ROOT ->
                "Delete that key in IAM and move to a role, which needs no secret.";
            case FEDERATION_DENIED -> "Allow the key’s user sts:GetFederationToken, or better, move to a role.";
            case ACCESS_KEY_UNREADABLE, OWN_IDENTITY_BROKEN, SESSION_POLICY_TOO_LARGE -> OPERATOR;
            case PARTITION_NOT_SERVED ->
                "Connect an account in a partition that is served, or ask whoever runs Rolewatch to add this one.";
            case REGION_DISABLED -> "Activate STS in the Region named above, in IAM under Account settings.";
            case THROTTLED, UNREACHABLE, NOT_CONNECTED -> WAIT;
            case REQUEST_REJECTED ->
                "The sentence above has AWS’s own words: mend what they name, or tell whoever runs Rolewatch.";
        };
    }

    private static Remedy remedy(RefusalReason reason, boolean byKey) {
        return switch (reason) {
            case TRUST_DENIED, REGION_DISABLED, REQUEST_REJECTED -> byKey ? Remedy.GIVE_ROLE : Remedy.VERIFY;
            case WRONG_ACCOUNT, ACCESS_KEY_REFUSED, ACCESS_KEY_OF_ROOT, FEDERATION_DENIED, PARTITION_NOT_SERVED ->
                Remedy.GIVE_ROLE;
            case THROTTLED,
                    UNREACHABLE,
                    NOT_CONNECTED,
                    ACCESS_KEY_UNREADABLE,
                    OWN_IDENTITY_BROKEN,
                    SESSION_POLICY_TOO_LARGE -> Remedy.NONE;
        };
    }
}
