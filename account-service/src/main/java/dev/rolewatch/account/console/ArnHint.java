package dev.rolewatch.account.console;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.RoleArnText;

/**
 * What is said below the field for the role's ARN.
 *
 * @param remedy null where there is nothing to do
 * @param suggestion null where it cannot be told what was meant
 */
record ArnHint(String tone, String icon, String text, String remedy, String suggestion) {
    static final ArnHint IN_USE = new ArnHint(
            "bad",
            "refused",
            "Another account already uses this role.",
            "Make a role for this account alone, with its own external ID, or remove the other account first.",
            null);

    /** The account was changed while somebody had its page open. */
    static ArnHint outdated(RegisteredAccount account) {
        String entry = account.connection()
                .role()
                .map(role -> "its role is " + role.arn().value() + " now.")
                .orElse(
                        account.connection().accessKey().isPresent()
                                ? "it has an access key now."
                                : "it has no role yet.");
        return new ArnHint(
                "bad",
                "refused",
                "The account was changed while you had this page open, so nothing was saved: " + entry,
                "Send the ARN again if that is still what you want.",
                null);
    }

    static ArnHint of(RoleArnText.Result result) {
        if (result instanceof RoleArnText.Right right) {
            return new ArnHint(
                    "good",
                    "check",
                    "The role " + right.arn().roleName() + " in the AWS account "
                            + right.arn().account() + ".",
                    null,
                    null);
        }
        if (result instanceof RoleArnText.Wrong wrong) {
            return new ArnHint(
                    "bad",
                    "refused",
                    wrong.detail(),
                    wrong.remedy(),
                    wrong.suggestion().orElse(null));
        }
        if (result instanceof RoleArnText.Unfinished unfinished) {
            return new ArnHint("quiet", "note", unfinished.hint(), null, null);
        }
        return new ArnHint("quiet", "note", "IAM shows it in the role’s summary, beside ARN.", null, null);
    }

    public boolean isWrong() {
        return tone.equals("bad");
    }
}
