package dev.rolewatch.awsaccess.session;

import dev.rolewatch.contracts.credential.RefusalReason;

/** credential-service gave no session for an account. The message is a sentence that tells what to do. */
public final class NoSessionException extends RuntimeException {
    /** What customers are told when the trouble is not theirs. What it is, is logged for the operators. */
    public static final String OUR_OWN_TROUBLE =
            "Rolewatch itself cannot issue a session at the moment; its operators are told, and nothing is to be done.";

    private final RefusalReason reason;

    public NoSessionException(RefusalReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
