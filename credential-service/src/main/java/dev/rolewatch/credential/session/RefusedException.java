package dev.rolewatch.credential.session;

import dev.rolewatch.contracts.credential.RefusalReason;

/** There is no session; the refusal says why and what to do. */
public sealed class RefusedException extends RuntimeException permits LifeRefusedException {
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    public RefusedException(RefusalReason reason, String detail) {
        this(new Refusal(reason, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
