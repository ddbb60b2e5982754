package dev.rolewatch.account.register;

import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.RefusalReason;

/** What to do about each refusal, in sentences for whoever connects the account. */
final class Remedies {
    private static final String BY_ITSELF = "Nothing to do: Rolewatch tries again by itself.";

    private Remedies() {}

    static String ofInsecureRole(AccountId account) {
        return "Replace the role's trust policy with the trustPolicy shown here, then " + verify(account)
                + "; Rolewatch does not use the role until then.";
    }

    static String of(RefusalReason reason, Entry entry, AccountId account) {
        return switch (reason) {
            case ACCESS_KEY_REFUSED ->
                "Give an access key that is active, with its secret, or better a role, which needs no secret: "
                        + giveKeyOrRole(account) + ".";
            case ACCESS_KEY_OF_ROOT ->
                "Delete the root user's access key in IAM, and give a role, or the access key of an IAM user: "
                        + giveKeyOrRole(account) + ".";
            case FEDERATION_DENIED -> federation(account);
            case ACCESS_KEY_UNREADABLE ->
                "Nothing to do in this account: whoever runs Rolewatch must restore the key that access keys are"
                        + " encrypted with.";
            case PARTITION_NOT_SERVED ->
                "Connect an account in a partition that Rolewatch serves, or ask whoever runs Rolewatch to add an identity"
                        + " in the partition " + entry.partition() + ".";
            case REGION_DISABLED ->
                "Activate STS in the Region that the detail names, under IAM, Account settings, then " + verify(account)
                        + ".";
            case THROTTLED, UNREACHABLE, NOT_CONNECTED -> BY_ITSELF;
            case OWN_IDENTITY_BROKEN ->
                "Nothing to do in this account: whoever runs Rolewatch must mend its AWS identity.";
            case REQUEST_REJECTED ->
                "The detail has AWS's own words: mend what they name, then " + verify(account)
                        + "; if there is nothing to mend, tell whoever runs Rolewatch.";
            case TRUST_DENIED, WRONG_ACCOUNT, SESSION_POLICY_TOO_LARGE ->
                entry instanceof AccessKey ? ofAccessKey(reason, account) : ofRole(reason, account);
        };
    }

    private static String ofRole(RefusalReason reason, AccountId account) {
        return switch (reason) {
            case WRONG_ACCOUNT -> "Give a role in the account that you want to connect: " + giveRole(account) + ".";
            case SESSION_POLICY_TOO_LARGE ->
                "Nothing to change in this account: whoever runs Rolewatch must look at the session tags of its AWS"
                        + " identity, which AWS packs together with the session policy.";
            default ->
                "Check that the AWS account is not closed, that the role exists and that its trust policy is the"
                        + " trustPolicy shown here, with its external ID; then " + verify(account)
                        + " to have it tried at once.";
        };
    }

    private static String ofAccessKey(RefusalReason reason, AccountId account) {
        return switch (reason) {
            case WRONG_ACCOUNT ->
                "Give a role, or the access key of a user, in the account that you want to connect: "
                        + giveKeyOrRole(account) + ".";
            case TRUST_DENIED -> federation(account);
            default -> "Give a role instead, which Rolewatch can enter in another way: " + giveRole(account) + ".";
        };
    }

    private static String federation(AccountId account) {
        return "Allow the access key's user sts:GetFederationToken, then " + verify(account)
                + "; or give a role instead, which needs no such permission: " + giveRole(account) + ".";
    }

    private static String verify(AccountId account) {
        return "POST to /accounts/" + account + "/verify";
    }

    private static String giveRole(AccountId account) {
        return "PUT {\"roleArn\": …} to /accounts/" + account + "/role";
    }

    private static String giveKeyOrRole(AccountId account) {
        return giveRole(account) + ", or the key to /accounts/" + account + "/access-key";
    }
}
