package dev.rolewatch.awsaccess.sealing;

import java.time.Instant;

/**
 * Temporary credentials for one account, as STS gave them. The text of a session shows when it ends and nothing that
 * opens anything.
 */
public record Session(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[until " + expiresAt + "]";
    }
}
