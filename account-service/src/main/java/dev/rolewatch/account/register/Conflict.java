package dev.rolewatch.account.register;

/** Why an account is not in the state for what is asked of it. */
public enum Conflict {
    NOTHING_TO_VERIFY(
            "There is nothing to verify yet",
            "The account has neither a role nor an access key. Create a role with the account's trustPolicy and"
                    + " permissionsPolicy, and PUT it to the account's address with /role behind it."),
    NO_ROTATION(
            "No next external ID is waiting",
            "The external ID is not being rotated, or the role has already opened with the next one, which is the account's"
                    + " external ID now."),
    NOT_SCANNED_YET(
            "Nothing was scanned yet",
            "What reading costs depends on what there is, and no scan of the account has looked at anything yet. Connect the"
                    + " account, as its nextStep says: its first scan then ends within minutes, even while collect.paused keeps"
                    + " it from being read. If scanFailures tells why a scan failed, mend that."),
    CONNECTED_BY_ROLE(
            "The account has a role",
            "The account is connected by a role, which is safer than an access key: no secret leaves your AWS account. Mend"
                    + " the role, or give another one; delete the access key.");

    private final String title;
    private final String detail;

    Conflict(String title, String detail) {
        this.title = title;
        this.detail = detail;
    }

    public String title() {
        return title;
    }

    /** What stands against it and what to do, in sentences. */
    public String detail() {
        return detail;
    }
}
