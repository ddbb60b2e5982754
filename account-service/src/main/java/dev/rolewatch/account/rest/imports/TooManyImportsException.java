package dev.rolewatch.account.rest.imports;

/** As many files are being imported as may be at once. */
final class TooManyImportsException extends RuntimeException {
    TooManyImportsException() {
        super("as many files are being imported as may be at once");
    }
}
