package dev.rolewatch.simulator.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as policies see it.
 *
 * @param action such as {@code cloudwatch:ListMetrics}
 * @param resource the ARN that is acted upon, or {@code *}
 * @param keys condition keys, by lower-case name, since IAM ignores their case
 */
public record RequestContext(Caller caller, String action, String resource, Map<String, String> keys) {

    public RequestContext {
        Map<String, String> lowerCase = new HashMap<>();
        keys.forEach((name, value) -> {
            if (value != null) {
                lowerCase.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        lowerCase.put("aws:principalarn", caller.principalArn());
        lowerCase.put("aws:principalaccount", caller.accountId());
        caller.issuedAt().ifPresent(instant -> lowerCase.put("aws:tokenissuetime", instant.toString()));
        keys = Map.copyOf(lowerCase);
    }

    Optional<String> key(String name) {
        return Optional.ofNullable(keys.get(name.toLowerCase(Locale.ROOT)));
    }
}
