package dev.rolewatch.endtoend;

import dev.rolewatch.simulator.AwsSimulator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises credentials of the simulator, in the clear or in Base64. */
final class Secrets {
    /** The access key id of a session, which is never far from its secret. */
    private static final Pattern SESSION = Pattern.compile("ASIA[A-Z2-7]{16}");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}");
    private static final int BASE64_QUANTUM = 4;

    private Secrets() {}

    static boolean isIn(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return isInClear(text) || BASE64.matcher(text).results().anyMatch(part -> isInClear(decode(part.group())));
    }

    private static boolean isInClear(String text) {
        Matcher session = SESSION.matcher(text);
        return session.find() || text.contains(AwsSimulator.VENDOR_SECRET_ACCESS_KEY);
    }

    private static String decode(String part) {
        String whole = part.substring(0, part.length() / BASE64_QUANTUM * BASE64_QUANTUM);
        return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
    }
}
