package dev.rolewatch.credential.session;

/** A session may not live as long as was asked for; a shorter one may be had. */
public final class LifeRefusedException extends RefusedException {
    /** What does not allow it. */
    public enum Limit {
        /** The role's maximum session duration, which is never below an hour. */
        OF_ROLE,
        /** Our own credentials are those of a role: an hour at most, whichever role is assumed. */
        OF_CHAINING
    }

    private final Limit limit;

    public LifeRefusedException(Limit limit, Refusal refusal) {
        super(refusal);
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
