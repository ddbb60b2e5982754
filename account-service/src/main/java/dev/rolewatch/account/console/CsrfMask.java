package dev.rolewatch.account.console;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes a token so that it never looks the same twice: random bytes, and behind them its own combined with those. */
final class CsrfMask {
    private CsrfMask() {}

    /** @param token in URL-safe Base64, and so is what comes of it */
    static String mask(String token, RandomGenerator random) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        byte[] both = new byte[2 * bytes.length];
        random.nextBytes(both);
        for (int i = 0; i < bytes.length; i++) {
            both[bytes.length + i] = (byte) (both[i] ^ bytes[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** The token; empty if there can be none under it. */
    static Optional<String> unmask(String masked) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(masked);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(both, both.length / 2, both.length);
        for (int i = 0; i < both.length / 2; i++) {
            bytes[i] ^= both[i];
        }
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
