package dev.rolewatch.account.console;

/** An account was changed since the page was opened whose form somebody sends: it would undo what they have not seen. */
final class OutdatedFormException extends RuntimeException {
    OutdatedFormException(long revision) {
        super("the account has the revision " + revision + " by now");
    }
}
