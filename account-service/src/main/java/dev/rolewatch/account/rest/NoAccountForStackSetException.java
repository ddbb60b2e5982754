package dev.rolewatch.account.rest;

/** A StackSet without accounts would be a template that CloudFormation refuses. */
final class NoAccountForStackSetException extends RuntimeException {
    NoAccountForStackSetException() {
        super(
                "No account waits for a role that was registered with its awsAccountId. Register those that the StackSet is for"
                        + " with POST /accounts, each with its awsAccountId.");
    }
}
