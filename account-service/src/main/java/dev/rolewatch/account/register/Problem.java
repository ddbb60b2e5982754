package dev.rolewatch.account.register;

import java.time.Instant;

/**
 * What is wrong with an account, for somebody who can mend it.
 *
 * @param reason a stable code, such as {@code TRUST_DENIED}
 * @param detail what happened
 * @param nextStep what to do
 * @param retryingUntil until when Rolewatch tries by itself; null when that has no end or is over
 */
public record Problem(String reason, String detail, String nextStep, Instant retryingUntil) {}
