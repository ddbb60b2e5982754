package dev.rolewatch.simulator.iam;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes ids and secrets that look as AWS's do. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Ids() {}

    /** A unique id that is always the same for the same ARN. */
    static String unique(String prefix, String arn) {
        UUID hash = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8));
        return prefix
                + encode(hash.getMostSignificantBits())
                + encode(hash.getLeastSignificantBits()).substring(0, 5);
    }

    static String random(String prefix) {
        return prefix + encode(RANDOM.nextLong()) + encode(RANDOM.nextLong()).substring(0, 4);
    }

    static String secret(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static String encode(long bits) {
        var text = new StringBuilder(12);
        for (int i = 0; i < 12; i++) {
            text.append(ALPHABET.charAt((int) (bits >>> (i * 5)) & 31));
        }
        return text.toString();
    }
}
