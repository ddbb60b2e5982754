package dev.rolewatch.account.policy.check;

/** A document that IAM would not take as a permissions policy. */
public final class MalformedPolicyException extends RuntimeException {
    private final String place;
    private final String allowed;

    /**
     * @param place such as {@code Statement[0].Action[1]}
     * @param detail what is wrong there
     * @param allowed what may be there instead
     */
    MalformedPolicyException(String place, String detail, String allowed) {
        super(detail);
        this.place = place;
        this.allowed = allowed;
    }

    public String place() {
        return place;
    }

    public String allowed() {
        return allowed;
    }
}
