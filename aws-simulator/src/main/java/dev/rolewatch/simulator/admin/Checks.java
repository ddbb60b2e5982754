package dev.rolewatch.simulator.admin;

/** Refuses admin requests that make no sense. */
final class Checks {
    private Checks() {}

    /** @throws IllegalArgumentException which becomes HTTP 400 */
    static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
