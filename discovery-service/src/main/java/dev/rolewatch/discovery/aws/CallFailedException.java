package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.contracts.account.Region;

/** AWS did not answer a call, even when asked again. */
final class CallFailedException extends Exception {
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

    Region region() {
        return region;
    }

    String action() {
        return action;
    }

    AwsFailure failure() {
        return failure;
    }

    boolean denied() {
        return failure.kind() == AwsFailure.Kind.DENIED;
    }
}
