package dev.rolewatch.local.customer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An account as the REST API shows it.
 *
 * @param problem what is wrong and how to mend it; null when nothing is
 * @param lastReadAt null before it was read
 */
public record AccountRecord(
        String id, String name, String state, String problem, int resources, Instant lastReadAt, Cost cost) {
    static AccountRecord of(JsonNode account) {
        return new AccountRecord(
                account.path("id").asText(),
                account.path("name").asText(),
                account.path("state").asText(),
                problem(account.path("problem")),
                account.path("resources").asInt(),
                account.hasNonNull("lastReadAt")
                        ? Instant.parse(account.path("lastReadAt").asText())
                        : null,
                Cost.of(account.path("cost")));
    }

    public boolean is(String expected) {
        return state.equals(expected);
    }

    private static String problem(JsonNode problem) {
        return problem.isObject()
                ? problem.path("detail").asText() + " "
                        + problem.path("nextStep").asText()
                : null;
    }

    /** What reading the account has cost its owner so far, in dollars: a range, for AWS does not say how it counts. */
    public record Cost(BigDecimal atLeast, BigDecimal atMost) {
        static Cost of(JsonNode cost) {
            JsonNode usd = cost.path("estimatedUsd");
            return new Cost(usd.path("low").decimalValue(), usd.path("high").decimalValue());
        }
    }
}
