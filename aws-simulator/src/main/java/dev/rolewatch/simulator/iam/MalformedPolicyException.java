package dev.rolewatch.simulator.iam;

/** A policy document that IAM would not accept. */
public final class MalformedPolicyException extends RuntimeException {
    MalformedPolicyException(String message) {
        super(message);
    }
}
