package dev.rolewatch.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The bodies of admin requests that are not domain records themselves. Policies are JSON objects, or JSON as a text. */
final class AdminMessages {
    private AdminMessages() {}

    /** @param partition such as {@code aws-cn}; null for that of the account if it exists, else {@code aws} */
    record AccountBody(String partition, Set<String> regions) {}

    /** @param root true for the account's root user; null is false */
    record UserBody(String accessKeyId, String secretAccessKey, Map<String, JsonNode> policies, Boolean root) {
        @Override
        public String toString() {
            return "UserBody[" + accessKeyId + "]";
        }
    }

    record RoleBody(String path, JsonNode trustPolicy, Map<String, JsonNode> policies, Duration maxSessionDuration) {}

    /** Either an offset from the machine's time, or an instant at which time stands still. */
    record ClockBody(Duration offset, Instant stoppedAt) {}

    record PolicyLimitBody(int characters) {}

    record LatenessBody(Map<String, LatenessProfile> profiles) {}

    record ArnBody(String arn) {}

    record NowBody(Instant now) {}

    record FaultId(long id) {}

    record ErrorBody(String error) {}

    static String document(JsonNode policy) {
        if (policy == null || policy.isNull()) {
            throw new IllegalArgumentException("A policy is missing");
        }
        return policy.isTextual() ? policy.asText() : policy.toString();
    }
}
