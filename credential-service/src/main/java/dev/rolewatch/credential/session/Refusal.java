package dev.rolewatch.credential.session;

import dev.rolewatch.contracts.credential.RefusalReason;

/**
 * Why a role or an access key could not be used.
 *
 * @param detail a sentence that tells what to do
 */
public record Refusal(RefusalReason reason, String detail) {
    /** Whether it is no matter of waiting: nothing that AWS has yet to spread would change it. */
    public boolean lasting() {
        return reason == RefusalReason.PARTITION_NOT_SERVED || reason == RefusalReason.ACCESS_KEY_OF_ROOT;
    }

    /** Whether it says nothing of the customer's role or key: the trouble lies between us and STS, or with ourselves. */
    public boolean passing() {
        return reason.isOurs();
    }
}
