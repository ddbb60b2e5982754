package dev.rolewatch.account.storage;

/** Another account of the register already uses the role or access key. Says nothing of whose it is. */
public final class InUseException extends RuntimeException {
    /** What is used already. */
    public enum What {
        ROLE,
        ACCESS_KEY
    }

    private final What what;

    InUseException(What what) {
        super("another account already uses it");
        this.what = what;
    }

    public What what() {
        return what;
    }
}
