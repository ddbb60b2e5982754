package dev.rolewatch.account.console;

/** What a person can do from where a concern is shown. */
enum Remedy {
    CONTINUE("Continue connecting", "connect"),
    VERIFY("Check again now", "verify"),
    GIVE_ROLE("Give another role", "role"),
    SHOW_ROLE("Show the role’s policies", "role"),
    CHOOSE("Change what is collected", "collect"),
    NONE("", "");

    private final String label;
    private final String path;

    Remedy(String label, String path) {
        this.label = label;
        this.path = path;
    }

    public String label() {
        return label;
    }

    /** Behind the account's address. */
    public String path() {
        return path;
    }

    /** Whether it happens at once, so that it is a form; anything else is a page to go to. */
    public boolean isDoneAtOnce() {
        return this == VERIFY;
    }

    public boolean isThere() {
        return this != NONE;
    }
}
