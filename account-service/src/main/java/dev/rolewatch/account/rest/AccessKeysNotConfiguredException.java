package dev.rolewatch.account.rest;

/** There is nothing to encrypt access keys with. */
final class AccessKeysNotConfiguredException extends RuntimeException {
    AccessKeysNotConfiguredException() {
        super("access keys cannot be taken: nothing is configured to encrypt them with");
    }
}
