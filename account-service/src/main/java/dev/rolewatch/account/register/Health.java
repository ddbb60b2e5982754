package dev.rolewatch.account.register;

/** How an account is, for somebody who looks at many: its state, and whether an account that is connected needs help. */
public enum Health {
    /** Nothing was given to enter the account with. */
    WAITING,
    /** The trust is being proven. */
    CHECKING,
    /** Scanned and read. */
    CONNECTED,
    /** Scanned and read, but somebody must mend something. */
    ATTENTION,
    /** AWS does not let Rolewatch in. */
    REFUSED,
    /** The role lets in others too, so that it is not used. */
    INSECURE;

    public static Health of(RegisteredAccount account) {
        return switch (account.connection().state()) {
            case PENDING -> WAITING;
            case VERIFYING -> CHECKING;
            case ACTIVE -> account.problem().isPresent() ? ATTENTION : CONNECTED;
            case REFUSED -> REFUSED;
            case INSECURE -> INSECURE;
        };
    }
}
