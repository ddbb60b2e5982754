package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.credential.account.Entrance;
import java.util.Optional;

/**
 * How a trust policy lets in those who do not know the external ID. What each leaves open follows from "Condition
 * operators" and "Set operators" of the IAM User Guide.
 */
enum TrustFlaw {
    OPENS_WITHOUT_EXTERNAL_ID(
            "opens without an external ID",
            "This statement has no condition on sts:ExternalId, or one that lets a missing external ID pass: an operator"
                    + " that ends in IfExists, one with Not in its name, or ForAllValues. Give it this one:"),
    OPENS_WITH_ANY_EXTERNAL_ID(
            "opens with any external ID",
            "This statement's condition on sts:ExternalId accepts an external ID that was made up: by StringLike with a"
                    + " wildcard, by an operator with Not in its name, or by ForAnyValue with a value as wide. Put this"
                    + " one in its place:");

    private final String how;
    private final String whatToChange;

    TrustFlaw(String how, String whatToChange) {
        this.how = how;
        this.whatToChange = whatToChange;
    }

    /**
     * What the account's owner is told.
     *
     * @param ownAccount Rolewatch's own, which the statement to change lets in; empty if it is not known
     */
    String describe(Entrance.Role role, Optional<AwsAccountId> ownAccount) {
        return "The role " + role.arn() + " " + how
                + ", so that others could have Rolewatch enter it. In its trust policy,"
                + " look for the statement that allows sts:AssumeRole to the principal "
                + ownAccount
                        .map(account ->
                                "arn:" + role.partition() + ":iam::" + account + ":root, to a part of that account")
                        .orElse("that is Rolewatch's own AWS account")
                + ", or to everybody (\"*\"). " + whatToChange
                + " \"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \""
                + demanded(role) + "\"}}. Rolewatch does not use the role until then.";
    }

    /** While it is being rotated, the next one: that is what the trust policy shall have from now on. */
    private static ExternalId demanded(Entrance.Role role) {
        return role.next().orElse(role.present());
    }
}
