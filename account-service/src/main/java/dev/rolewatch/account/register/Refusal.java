package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.time.Instant;

/**
 * Why AWS did not let Rolewatch in.
 *
 * @param detail a sentence for the account's owner
 * @param retryingUntil until when the role or access key is still tried as a new one; null when the refusal is final
 */
public record Refusal(RefusalReason reason, String detail, Instant retryingUntil) {
    public Refusal {
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    static Refusal of(TrustRefused event) {
        return new Refusal(event.reason(), event.detail(), event.retryingUntil());
    }

    boolean isFinal() {
        return retryingUntil == null;
    }

    Problem problem(Entry entry, AccountId account) {
        return new Problem(reason.name(), detail, Remedies.of(reason, entry, account), retryingUntil);
    }
}
