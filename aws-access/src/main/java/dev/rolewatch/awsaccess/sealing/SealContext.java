package dev.rolewatch.awsaccess.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;

/** What a sealed session is bound to: it does not open under another account, request or expiry. */
public record SealContext(AccountId account, String requestId, Instant expiresAt) {
    /** The parts in fixed order; the request id comes last, as the only one whose form is the asker's choice. */
    byte[] bytes() {
        return ("rolewatch-session-1\n" + account + "\n" + expiresAt.toEpochMilli() + "\n" + requestId).getBytes(UTF_8);
    }
}
