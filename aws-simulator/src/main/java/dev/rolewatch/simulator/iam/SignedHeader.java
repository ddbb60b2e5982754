package dev.rolewatch.simulator.iam;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an Authorization header claims: the key, the scope, which headers are signed, and the signature. */
record SignedHeader(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {
    private static final Pattern SHAPE = Pattern.compile(SigV4.ALGORITHM
            + " Credential=([^/,]+)/(\\d{8})/([\\w-]+)/([\\w-]+)/aws4_request, ?"
            + "SignedHeaders=([\\w;-]+), ?Signature=([0-9a-f]{64})");

    static Optional<SignedHeader> parse(String authorization) {
        Matcher matcher = SHAPE.matcher(authorization);
        return matcher.matches()
                ? Optional.of(new SignedHeader(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        matcher.group(4),
                        List.of(matcher.group(5).split(";")),
                        matcher.group(6)))
                : Optional.empty();
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
