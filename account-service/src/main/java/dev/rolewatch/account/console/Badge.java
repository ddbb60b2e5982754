package dev.rolewatch.account.console;

import dev.rolewatch.account.register.Health;
import dev.rolewatch.account.register.RegisteredAccount;

/**
 * An account's health as a word and a shape, for colour alone tells some people nothing.
 *
 * @param icon the name of the shape, see the tag {@code icon}
 * @param tone how it is coloured: good, busy, quiet, warn or bad
 */
record Badge(String label, String icon, String tone) {
    static Badge of(RegisteredAccount account) {
        boolean paused = account.choice().collect().paused();
        Health health = Health.of(account);
        return health == Health.CONNECTED && paused ? new Badge("Paused", "pause", "quiet") : of(health);
    }

    static Badge of(Health health) {
        return switch (health) {
            case WAITING -> new Badge("No role yet", "waiting", "quiet");
            case CHECKING -> new Badge("Checking trust", "checking", "busy");
            case CONNECTED -> new Badge("Connected", "check", "good");
            case ATTENTION -> new Badge("Needs attention", "attention", "warn");
            case REFUSED -> new Badge("Refused", "refused", "bad");
            case INSECURE -> new Badge("Open to others", "open", "bad");
        };
    }
}
