package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.contracts.account.Region;

/** AWS did not answer a call, even when asked again, or there was no time left to ask. */
public final class CallFailedException extends Exception {
    private static final AwsFailure OUT_OF_TIME =
            new AwsFailure(AwsFailure.Kind.UNREACHABLE, "OutOfTime", "the scan took too long");

    private final transient Region region;
    private final String action;
    private final transient AwsFailure failure;

    /**
     * @param action the IAM action that the call needs
     */
    CallFailedException(Region region, String action, AwsFailure failure) {
        super(action + " in " + region + " failed: " + failure.code());
        this.region = region;
        this.action = action;
        this.failure = failure;
    }

    /** The call was not made. */
    static CallFailedException outOfTime(Region region, String action) {
        return new CallFailedException(region, action, OUT_OF_TIME);
    }

    Region region() {
        return region;
    }

    public String action() {
        return action;
    }

    AwsFailure failure() {
        return failure;
    }

    boolean outOfTime() {
        return failure.equals(OUT_OF_TIME);
    }

    /** Whether AWS found fault with the question itself, by this error code. */
    public boolean rejectedAs(String code) {
        return failure.kind() == AwsFailure.Kind.REJECTED && failure.code().equals(code);
    }

    /** Whether the account, or this Region of it, does not take such a call. */
    boolean refused() {
        return denied() || failure.kind() == AwsFailure.Kind.REGION_DISABLED;
    }

    /**
     * Whether the customer's organization denies it, which is often so in some Regions only; the text is that of "Troubleshoot
     * access denied error messages", IAM User Guide.
     */
    boolean deniedByOrganization() {
        return denied()
                && failure.detail() != null
                && failure.detail().contains("explicit deny in a service control policy");
    }

    public boolean denied() {
        return failure.kind() == AwsFailure.Kind.DENIED;
    }
}
