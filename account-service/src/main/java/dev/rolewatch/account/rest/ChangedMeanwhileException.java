package dev.rolewatch.account.rest;

/** An account is not as the request expects it to be. */
final class ChangedMeanwhileException extends RuntimeException {
    ChangedMeanwhileException(long revision) {
        super("The account has the revision " + revision + " by now, which If-Match does not have. GET it, look at what"
                + " changed, and send the request with its new ETag.");
    }
}
