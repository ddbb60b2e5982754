package dev.rolewatch.awsaccess.session;

import dev.rolewatch.contracts.credential.RefusalReason;

/** credential-service gave no session for an account. The message is a sentence that tells what to do. */
public final class NoSessionException extends RuntimeException {
    private final RefusalReason reason;

    public NoSessionException(RefusalReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
