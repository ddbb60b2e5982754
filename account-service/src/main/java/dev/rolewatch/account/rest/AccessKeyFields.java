package dev.rolewatch.account.rest;

import java.util.regex.Pattern;

/** Checks the fields of an access key. What is refused is never repeated: people put secrets into wrong fields. */
final class AccessKeyFields {
    /** {@code AccessKeyId} of the API model of IAM: 16 to 128 word characters. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{16,128}");

    /** The IAM User Guide's prefixes: AKIA is a lasting key, ASIA one of a temporary session. */
    private static final String LASTING = "AKIA";

    private static final String TEMPORARY = "ASIA";

    /** AWS's have 40 such characters, which it promises nowhere. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/=]{16,128}");

    private static final String ID_ALLOWED = "the id of a lasting access key of an IAM user, which begins with AKIA";
    private static final String SECRET_ALLOWED =
            "the secret access key as IAM showed it: 40 characters of A-Z a-z 0-9 + /";

    private AccessKeyFields() {}

    /** @throws InvalidRequestException if the body holds no lasting access key */
    static void check(GiveAccessKey body) {
        String id = body.accessKeyId();
        if (id == null || id.isBlank()) {
            throw invalid("accessKeyId", "it is missing", ID_ALLOWED);
        }
        if (id.startsWith(TEMPORARY)) {
            throw invalid(
                    "accessKeyId",
                    "it is the key of a temporary session, which ends within hours and works with its session token only",
                    ID_ALLOWED);
        }
        if (!id.startsWith(LASTING) || !ID.matcher(id).matches()) {
            throw invalid("accessKeyId", "it is not the id of an access key", ID_ALLOWED);
        }
        Secret secret = body.secretAccessKey();
        if (secret == null || secret.value() == null || secret.value().isBlank()) {
            throw invalid("secretAccessKey", "it is missing", SECRET_ALLOWED);
        }
        if (!SECRET.matcher(secret.value()).matches()) {
            throw invalid("secretAccessKey", "it is not a secret access key", SECRET_ALLOWED);
        }
    }

    private static InvalidRequestException invalid(String field, String detail, String allowed) {
        return new InvalidRequestException(new FieldError(field, detail, allowed));
    }
}
