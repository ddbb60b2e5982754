package dev.rolewatch.account.idempotency;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller names a request by, so that sending it again changes nothing (draft-ietf-httpapi-idempotency-key-header). */
public record IdempotencyKey(String value) {
    /** The draft has quotes around it; most clients have none. */
    private static final Pattern FORM =
            Pattern.compile("\"([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})\"|([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})");

    /** @throws IllegalArgumentException if it has another form */
    public static IdempotencyKey parse(String header) {
        Matcher key = FORM.matcher(header.strip());
        if (!key.matches()) {
            throw new IllegalArgumentException("no idempotency key");
        }
        return new IdempotencyKey(key.group(1) == null ? key.group(2) : key.group(1));
    }
}
