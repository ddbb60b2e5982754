package dev.rolewatch.account.storage;

import org.hibernate.exception.ConstraintViolationException;

/** Another account of the register already uses the role or access key. Says nothing of whose it is. */
public final class InUseException extends RuntimeException {
    /** What is used already. */
    public enum What {
        ROLE,
        ACCESS_KEY
    }

    private static final String ROLE_ARN_IN_USE = "account_role_arn_in_use";
    private static final String ACCESS_KEY_IN_USE = "account_access_key_in_use";

    private final What what;

    InUseException(What what) {
        super("another account already uses it");
        this.what = what;
    }

    /** What the database refused, or the refusal itself if it was for something else. */
    static RuntimeException orOther(ConstraintViolationException e) {
        if (ROLE_ARN_IN_USE.equals(e.getConstraintName())) {
            return new InUseException(What.ROLE);
        }
        return ACCESS_KEY_IN_USE.equals(e.getConstraintName()) ? new InUseException(What.ACCESS_KEY) : e;
    }

    public What what() {
        return what;
    }
}
